import { useTranslation } from 'react-i18next';
import type { Signal } from '../../../preload/contract/parts/signal.ts';
import type { ShiftCounts } from '../../../preload/contract/station/status.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { signals } from '../../ui/marks/verdict.ts';
import { VerdictMark } from '../../ui/marks/verdict-mark.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './shift-counters.module.css';
import side from './side-panel.module.css';

type Props = { readonly shift: ShiftCounts; readonly partsPerMinute: number };

/** Counts of the shift. Every share is over the parts inspected in it. */
export function ShiftCounters({ shift, partsPerMinute }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts: Record<Signal, number> = { PASS: shift.pass, FAIL: shift.fail, HOLD: shift.hold, ERROR: shift.error };
  return (
    <section>
      <div className={side.head}>
        <h2>{t('line.shift-since', { at: format.hourMinute(shift.startedAt) })}</h2>
        <FigureInfo figure="shift-counts" />
      </div>
      <div className={styles.totals}>
        <p>
          <strong>{format.count(shift.inspected)}</strong> {t('line.inspected', { count: shift.inspected })}
        </p>
        <p>
          <strong>{format.rate(partsPerMinute)}</strong> {t('line.per-minute')}
        </p>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('line.verdict')}</th>
            <th scope="col">{t('line.parts')}</th>
            <th scope="col">{t('line.of-inspected', { total: format.count(shift.inspected) })}</th>
          </tr>
        </thead>
        <tbody>
          {signals.map((signal) => (
            <tr key={signal}>
              <th scope="row">
                <VerdictMark signal={signal} />
              </th>
              <td>{format.count(counts[signal])}</td>
              <td title={shift.inspected === 0 ? t('line.nothing-inspected') : undefined}>
                {format.share(counts[signal], shift.inspected) ?? '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shift.duplicates > 0 && <p className={styles.note}>{t('line.duplicates', { count: shift.duplicates })}</p>}
    </section>
  );
}
