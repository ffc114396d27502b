import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StationStatus } from '../../preload/contract/station/status.ts';
import { faultSentence } from '../../preload/words/fault-sentence.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useFormat } from '../ui/words/use-format.ts';
import styles from './line-alarm.module.css';

/** On every screen while the line receives nothing: why, what to do, and how many messages wait; below it the other notices of every screen. */
export function LineAlarm({ children }: { readonly children?: ReactNode }) {
  const lineOutput = useOperation('station.status', {}).data?.lineOutput;
  // Always present, so that screen readers announce it.
  return (
    <div className={styles.place}>
      <div role="alert">{lineOutput?.fault != null && <Alarm {...lineOutput} fault={lineOutput.fault} />}</div>
      {children}
    </div>
  );
}

type AlarmProps = {
  readonly fault: NonNullable<StationStatus['lineOutput']['fault']>;
  readonly untold: number;
};

function Alarm({ fault, untold }: AlarmProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles.alarm}>
      <IconAlertTriangle size="1.5rem" className={styles.icon} aria-hidden />
      <p className={styles.sentence}>{faultSentence(fault, format)}</p>
      {untold > 0 && <strong className={styles.untold}>{t('shell.untold', { count: untold })}</strong>}
    </div>
  );
}
