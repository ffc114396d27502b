import { Button } from '@mantine/core';
import { IconArrowLeft, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CaseDetail } from '../../../preload/contract/parts/containment.ts';
import type { CaseId, InspectionId } from '../../../preload/contract/values/units.ts';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import pageStyles from '../supervisor-page.module.css';
import { CaseActions } from './case-actions.tsx';
import { caseCsv } from './case-csv.ts';
import { CaseLog } from './case-log.tsx';
import { CaseLots } from './case-lots.tsx';
import { CaseParts } from './case-parts.tsx';
import styles from './cases.module.css';
import { scopeWords } from './scope-words.ts';

/** Answers given in Review settle parts without notifying this page. */
const EVERY_MS = 2000;

/** One case: what it is about, what it waits for, its parts, and what can be done. */
export function CaseSheet({ id }: { readonly id: CaseId }) {
  const { t } = useTranslation();
  const detail = useOperation('case.read', { id }, { everyMs: EVERY_MS });
  const [chosen, choose] = useState<readonly InspectionId[]>([]);
  const [lot, setLot] = useState<string | null>(null);
  // A part that is no longer on screen is not recalled by mistake.
  const showLot = (next: string | null) => {
    setLot(next);
    choose([]);
  };
  return (
    <div className={`${pageStyles.page} ${styles.sheet}`}>
      <Link href="/supervisor/cases" className={styles.back}>
        <IconArrowLeft size="1.1rem" aria-hidden /> {t('case.all')}
      </Link>
      <Loaded query={detail} height="30rem">
        {(read) => (
          <article>
            <CaseHead detail={read} />
            {read.state !== 'closed' && <CaseActions detail={read} chosen={chosen} onDone={() => choose([])} />}
            <CaseLots detail={read} lot={lot} onLot={showLot} />
            <CaseParts
              key={lot ?? 'every lot'}
              {...{ id, lot, chosen }}
              isOpen={read.state !== 'closed'}
              onLot={showLot}
              onChoose={choose}
            />
            <CaseLog steps={read.steps} />
          </article>
        )}
      </Loaded>
    </div>
  );
}

function CaseHead({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, reason, openedBy, openedAt, closedBy, closedAt } = detail;
  return (
    <>
      <div className={styles.head}>
        <h1 className={pageStyles.title}>{t('case.title', { id, scope: scopeWords(detail, t, format) })}</h1>
        <CaseFiles id={id} />
      </div>
      <p>
        {reason}{' '}
        <span className={styles.dim}>· {t('case.opened-by', { name: openedBy, at: format.moment(openedAt) })}</span>
      </p>
      <p className={styles.waits} role="status">
        {closedAt === null
          ? waitsFor(detail)
              .map(({ what, count }) => t(`case.waits.${what}`, { number: format.count(count) }))
              .join(' ')
          : t('case.closed-by', { name: closedBy ?? '', at: format.moment(closedAt) })}
      </p>
    </>
  );
}

type Wait = {
  readonly what: 'parts' | 'work' | 'reinspect' | 'empty' | 'open' | 'people' | 'large' | 'close';
  readonly count: number;
};

/** What a case waits for, the first thing first. */
function waitsFor({ state, counts, waiting, badAtLarge }: CaseDetail): readonly Wait[] {
  if (state === 'collecting') return [{ what: 'parts', count: 0 }];
  if (state === 'working') return [{ what: 'work', count: 0 }];
  if (state === 'reinspecting') return [{ what: 'reinspect', count: 0 }];
  if (counts.parts === 0) return [{ what: 'empty', count: 0 }];
  const waits: readonly Wait[] = [
    { what: 'open', count: counts.open },
    { what: 'people', count: waiting },
    { what: 'large', count: badAtLarge },
  ];
  const left = waits.filter(({ count }) => count > 0);
  return counts.open === 0 && badAtLarge === 0 ? [{ what: 'close', count: 0 }] : left;
}

/** The parts as a table, and the case as a page. */
function CaseFiles({ id }: { readonly id: CaseId }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const savePage = useToldCommand('desktop.save-page');
  const saveTable = useToldCommand('desktop.save-table');
  const [isReading, setReading] = useState(false);
  const told = {
    onSuccess: (saved: { readonly path: string } | null) =>
      saved !== null && toasts.done(t('supervisor.saved', { path: saved.path })),
  };
  const save = async () => {
    setReading(true);
    try {
      const csv = await caseCsv(id);
      saveTable.mutate({ title: t('case.export'), fileName: `lupa-case-${id}.csv`, csv }, told);
    } catch (error) {
      toasts.fault(error instanceof Error ? error : new Error(String(error)));
    } finally {
      setReading(false);
    }
  };
  return (
    <div className={styles.files}>
      <Button
        variant="default"
        leftSection={<IconDownload size="1.1rem" />}
        loading={isReading || saveTable.isPending}
        onClick={() => void save()}
      >
        {t('case.export')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPrinter size="1.1rem" />}
        loading={savePage.isPending}
        onClick={() => savePage.mutate({ title: t('case.print'), fileName: `lupa-case-${id}.pdf` }, told)}
      >
        {t('case.print')}
      </Button>
    </div>
  );
}
