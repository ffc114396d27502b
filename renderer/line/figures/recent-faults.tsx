import { useTranslation } from 'react-i18next';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import { faultPlace } from '../../ui/words/fault-place.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './recent-faults.module.css';

const MOST_SHOWN = 3;

/** Recent faults, those that are over last, otherwise newest first; nothing if there were none. Red while one may still be there: what is over is only told. */
export function RecentFaults({ faults }: { readonly faults: StationStatus['faults'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (faults.length === 0) return null;
  const newest = faults.toSorted((a, b) => Number(a.isOver) - Number(b.isOver)).slice(0, MOST_SHOWN);
  return (
    <section className={faults.every(({ isOver }) => isOver) ? styles.past : styles.faults}>
      <h2>{t('line.faults', { count: faults.length })}</h2>
      <ul className={styles.list}>
        {newest.map(({ at, where, fault, isOver }) => (
          <li key={`${at}-${where}-${fault.code}`} className={isOver ? styles.over : undefined}>
            <span className={styles.where}>
              {format.clock(at)} · {faultPlace(where, t)}
              {isOver && ` · ${t('line.fault-over')}`}
            </span>
            {faultSentence(fault, format)}
          </li>
        ))}
      </ul>
    </section>
  );
}
