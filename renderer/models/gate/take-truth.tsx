import { Button } from '@mantine/core';
import { IconFlask } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { FaultError } from '../../ui/engine/lupa.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';

/** Uses the simulated line's ground truth as agreed answers. */
export function TakeTruth() {
  const { t } = useTranslation();
  const isSimulated = useOperation('simulator.read', {}).data != null;
  const transfer = useOperation('transfer.state', {}).data ?? { kind: 'idle' };
  const takeTruth = useToldCommand('golden.take-truth');
  if (!isSimulated) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconFlask size="1.1rem" />}
      loading={(transfer.kind === 'running' && transfer.what === 'labels') || takeTruth.isPending}
      disabled={transfer.kind === 'running'}
      onClick={() => takeTruth.mutate({})}
    >
      {t('gate.take-truth')}
    </Button>
  );
}

/** Progress of importing labels, or the fault it ended with. */
export function LabelsProgress() {
  const { t } = useTranslation();
  const format = useFormat();
  const transfer = useOperation('transfer.state', {}).data ?? { kind: 'idle' };
  if (transfer.kind === 'running' && transfer.what === 'labels') {
    return (
      <p className={styles.lead} role="status">
        {t('gate.taking', { done: format.count(transfer.done), total: format.count(transfer.total) })}
      </p>
    );
  }
  if (transfer.kind === 'failed' && transfer.what === 'labels') {
    return <FaultNotice error={new FaultError(transfer.fault)} />;
  }
  return null;
}
