import { useTranslation } from 'react-i18next';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import { faultPlace } from '../../ui/words/fault-place.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './recent-faults.module.css';

const MOST_SHOWN = 3;

/** Recent faults, newest first; nothing if there were none. */
export function RecentFaults({ faults }: { readonly faults: StationStatus['faults'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (faults.length === 0) return null;
  const newest = faults.slice(0, MOST_SHOWN);
  return (
    <section className={styles.faults}>
      <h2>{t('line.faults', { count: faults.length })}</h2>
      <ul className={styles.list}>
        {newest.map(({ at, where, fault }) => (
          <li key={`${at}-${where}-${fault.code}`}>
            <span className={styles.where}>
              {format.clock(at)} · {faultPlace(where, t)}
            </span>
            {faultSentence(fault, format)}
          </li>
        ))}
      </ul>
    </section>
  );
}
