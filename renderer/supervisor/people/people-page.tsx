import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Consistency } from '../../../preload/contract/people/consistency.ts';
import type { TransferState } from '../../../preload/contract/station/transfer.ts';
import { Empty } from '../../ui/controls/empty.tsx';
import { Loaded } from '../../ui/controls/loaded.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { TransferCard } from '../export/transfer-card.tsx';
import { useTransfer } from '../export/use-transfer.ts';
import { useReportFilter } from '../filter/use-report-filter.ts';
import pageStyles from '../supervisor-page.module.css';
import { useReport } from '../use-report.ts';
import { AgreementFacts } from './agreement-facts.tsx';
import { ChallengeList } from './challenge-list.tsx';
import { ShareFigure } from './figure-cells.tsx';
import { PairTable } from './pair-table.tsx';
import styles from './people-page.module.css';
import { PersonTable } from './person-table.tsx';
import { SaveConsistency } from './save-consistency.tsx';

/** How far people agree: with themselves, with each other, and with known answers. */
export function PeoplePage() {
  const { t } = useTranslation();
  const { filter } = useReportFilter();
  const control = useTransfer();
  const period = useReport('report.period', filter).data?.current;
  const span = period ?? { from: 0, until: 0 };
  const { recipeId, laneId, lot, modelSha256 } = filter;
  const isNarrowed = laneId !== null || lot !== null || modelSha256 !== null;
  const figures = useOperation('consistency.read', { ...span, recipeId }, { isEnabled: period !== undefined });
  const recipes = useOperation('recipe.list', {}).data ?? [];
  return (
    <div className={pageStyles.page}>
      <h1 className={pageStyles.title}>{t('supervisor.section.people')}</h1>
      <p className={styles.lead}>
        {t('consistency.lead')}
        {isNarrowed && ` ${t('consistency.not-narrowed')}`}
      </p>
      <Loaded query={figures} height="20rem">
        {(read) =>
          read.people.length === 0 ? (
            <Empty Icon={IconUsers} title={t('consistency.none')}>
              {t('consistency.none-text')}
            </Empty>
          ) : (
            <>
              <SaveConsistency figures={read} />
              <Questions figures={read} />
              <PersonTable people={read.people} />
              <PairTable pairs={read.pairs} />
            </>
          )
        }
      </Loaded>
      <TransferCard state={about(control.state)} onCancel={control.cancel} />
      {recipes
        .filter(({ id }) => recipeId === null || id === recipeId)
        .map((recipe) => (
          <ChallengeList key={recipe.id} recipe={recipe} control={control} />
        ))}
    </div>
  );
}

/** The station's transfer, if it concerns challenges; all others are shown on the export page. */
function about(state: TransferState): TransferState {
  const what = state.kind === 'idle' ? null : state.kind === 'done' ? state.result.kind : state.what;
  return what === 'challenges' ? state : { kind: 'idle' };
}

function Questions({ figures }: { readonly figures: Consistency }) {
  const { t } = useTranslation();
  const { reference } = figures;
  return (
    <div className={styles.questions}>
      {(['within', 'between'] as const).map((which) => (
        <section key={which} className={styles.question}>
          <h2 className={styles.heading}>
            {t(`consistency.${which}`)} <FigureInfo figure="consistency" />
          </h2>
          {figures[which].length === 0 && <p className={styles.dim}>{t('consistency.no-pairs-at-all')}</p>}
          {figures[which].map((one) => (
            <div key={one.condition} className={styles.oneCondition}>
              <h3 className={styles.condition}>{t(`consistency.condition.${one.condition}`)}</h3>
              <AgreementFacts figures={one} />
            </div>
          ))}
        </section>
      ))}
      <section className={styles.question}>
        <h2 className={styles.heading}>
          {t('consistency.reference')} <FigureInfo figure="reference" />
        </h2>
        {reference.agreement === null ? (
          <p className={styles.dim}>{t('consistency.no-known-at-all')}</p>
        ) : (
          <AgreementFacts figures={reference}>
            <dt title={t('consistency.miss-hint')}>{t('consistency.miss')}</dt>
            <dd>
              <ShareFigure share={reference.miss} />
            </dd>
            <dt title={t('consistency.false-alarm-hint')}>{t('consistency.false-alarm')}</dt>
            <dd>
              <ShareFigure share={reference.falseAlarm} />
            </dd>
          </AgreementFacts>
        )}
      </section>
    </div>
  );
}
