import { useTranslation } from 'react-i18next';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './recent-faults.module.css';

/** With less space than this, a busy line has hours left, not days. */
const NEARLY_FULL_GB = 5;
/** With less space than this no more images can be stored. */
const FULL_GB = 0.05;

/** Warns in time that the disk fills up; nothing while there is space, or it is unknown. */
export function DiskWarning({ health }: { readonly health: StationStatus['health'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const free = health.diskFreeGb;
  if (free === null || free >= NEARLY_FULL_GB) return null;
  return (
    <section className={styles.faults}>
      <h2>{t(free < FULL_GB ? 'line.disk-full' : 'line.disk-low')}</h2>
      <p className={styles.list}>
        {free < FULL_GB ? t('line.disk-full-text') : t('line.disk-low-text', { free: format.gigabytes(free) })}
      </p>
    </section>
  );
}
