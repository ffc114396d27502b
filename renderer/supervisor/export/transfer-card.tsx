import { Button, Progress } from '@mantine/core';
import { IconCircleCheck, IconFolderOpen, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TransferResult, TransferState } from '../../../preload/contract/station/transfer.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { FaultError } from '../../ui/engine/lupa.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { ChallengeReportView } from './challenge-report.tsx';
import styles from './export.module.css';
import { LabelReportView } from './label-report.tsx';
import { SetSummary } from './set-summary.tsx';

type Props = { readonly state: TransferState; readonly onCancel: () => void };

const failedSentences = {
  csv: 'transfer.failed',
  'training-set': 'transfer.failed',
  labels: 'transfer.failed-labels',
  challenges: 'transfer.failed-challenges',
} as const satisfies Record<Extract<TransferState, { kind: 'failed' }>['what'], string>;

/** Progress of the export or import, or the result of the last one. */
export function TransferCard({ state, onCancel }: Props) {
  const { t } = useTranslation();
  switch (state.kind) {
    case 'idle':
      return null;
    case 'running':
      return <Running state={state} onCancel={onCancel} />;
    case 'cancelled':
      return (
        <p className={styles.card} role="status">
          {t(state.what === 'challenges' ? 'transfer.cancelled-challenges' : 'transfer.cancelled')}
        </p>
      );
    case 'failed':
      return (
        <div className={styles.card}>
          <p className={styles.said}>{t(failedSentences[state.what])}</p>
          <FaultNotice error={new FaultError(state.fault)} />
        </div>
      );
    case 'done':
      return <Done result={state.result} tookMs={state.tookMs} />;
    default:
      return state satisfies never;
  }
}

const PERCENT = 100;

type RunningProps = { readonly state: Extract<TransferState, { kind: 'running' }>; readonly onCancel: () => void };

function Running({ state, onCancel }: RunningProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { what, done, total, bytes, isCancelling } = state;
  const said = { done: format.count(done), total: format.count(total), size: format.bytes(bytes) };
  const progress = bytes === 0 ? t('transfer.progress', said) : t('transfer.progress-bytes', said);
  return (
    <section className={styles.card} aria-label={t(`transfer.running-${what}`)}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t(`transfer.running-${what}`)}</h2>
        <Button variant="default" disabled={isCancelling} onClick={onCancel}>
          {isCancelling ? t('transfer.cancelling') : t('transfer.cancel')}
        </Button>
      </div>
      <Progress
        aria-label={t(`transfer.running-${what}`)}
        value={total === 0 ? 0 : (done / total) * PERCENT}
        size="lg"
        transitionDuration={150}
      />
      <p className={styles.said}>{total === 0 ? t('transfer.beginning') : progress}</p>
    </section>
  );
}

/** A label import that took nothing has ended, but is not called done. */
function isInVain(result: TransferResult): boolean {
  return result.kind === 'labels' && result.report.added + result.report.unchanged === 0;
}

function Done({ result, tookMs }: { readonly result: TransferResult; readonly tookMs: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = t(isInVain(result) ? 'transfer.done-labels-none' : `transfer.done-${result.kind}`);
  const Icon = isInVain(result) ? IconInfoCircle : IconCircleCheck;
  return (
    <section className={styles.card} aria-label={title}>
      <div className={styles.head}>
        <h2 className={styles.heading}>
          <Icon size="1.4rem" aria-hidden /> {title}
        </h2>
        {'bytes' in result && <OpenFolder path={result.path} />}
      </div>
      <p className={styles.path}>{result.path}</p>
      {'bytes' in result && (
        <p className={styles.said}>
          {result.kind === 'csv' && (
            <>{t('transfer.rows-written', { count: result.rows, rows: format.count(result.rows) })} · </>
          )}
          {t('transfer.took', { size: format.bytes(result.bytes), time: format.seconds(tookMs) })}
        </p>
      )}
      {result.kind === 'training-set' && <SetSummary counts={result.counts} thin={result.thin} />}
      {result.kind === 'labels' && <LabelReportView report={result.report} />}
      {result.kind === 'challenges' && <ChallengeReportView report={result.report} />}
    </section>
  );
}

/** Opens an export's folder; main finds the folder by the number of the export. */
function OpenFolder({ path }: { readonly path: string }) {
  const { t } = useTranslation();
  const open = useToldCommand('desktop.open-export');
  const id = useOperation('transfer.list', {}).data?.find((each) => each.path === path)?.id;
  if (id === undefined) return null;
  return (
    <Button variant="default" leftSection={<IconFolderOpen size="1.2rem" />} onClick={() => open.mutate({ id })}>
      {t('transfer.open')}
    </Button>
  );
}
