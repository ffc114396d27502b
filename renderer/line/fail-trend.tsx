import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { ControlChart } from '../../preload/contract/reports/control.ts';
import { useFormat } from '../ui/use-format.ts';
import styles from './fail-trend.module.css';
import { TrendLines } from './trend-lines.tsx';

/** The share of fails over the last hours, with the limits that the process gives itself. */
export function FailTrend({ chart }: { readonly chart: ControlChart | null }) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  return (
    <section>
      <h2>{t('trend.title')}</h2>
      {chart === null ? <p className={styles.note}>{t('trend.too-few')}</p> : <Verdict chart={chart} />}
      <div ref={ref} className={styles.chart} hidden={chart === null}>
        {chart !== null && width > 0 && <TrendLines chart={chart} width={width} />}
      </div>
    </section>
  );
}

function Verdict({ chart }: { readonly chart: ControlChart }) {
  const { t } = useTranslation();
  const format = useFormat();
  const out = chart.points.filter((point) => point.rules.includes('beyond-limit')).length;
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
