import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/use-format.ts';
import styles from './fail-trend.module.css';
import { type FailCount, MINIMUM_POINTS, type PChart, pChart } from './p-chart.ts';
import { TrendLines } from './trend-lines.tsx';

/** The share of fails over the last hours, with the limits that the process gives itself. */
export function FailTrend({ counts }: { readonly counts: readonly FailCount[] }) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const chart = pChart(counts);
  return (
    <section>
      <h2>{t('trend.title')}</h2>
      {chart === null ? (
        <p className={styles.note}>{t('trend.too-few', { count: MINIMUM_POINTS })}</p>
      ) : (
        <Verdict chart={chart} />
      )}
      <div ref={ref} className={styles.chart} hidden={chart === null}>
        {chart !== null && width > 0 && <TrendLines chart={chart} width={width} />}
      </div>
    </section>
  );
}

function Verdict({ chart }: { readonly chart: PChart }) {
  const { t } = useTranslation();
  const format = useFormat();
  const out = chart.points.filter((point) => point.isOut).length;
  return (
    <p className={styles.answer}>
      <strong>{out === 0 ? t('trend.in-control') : t('trend.out', { count: out })}</strong>
      <span className={styles.note}>
        {t('trend.mean', {
          share: format.percent(chart.mean),
          fails: format.count(chart.fails),
          inspected: format.count(chart.inspected),
        })}
      </span>
    </p>
  );
}
