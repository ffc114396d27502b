import { useTranslation } from 'react-i18next';
import type { ControlChart, ControlPoint } from '../../preload/contract/reports/control.ts';
import { useFormat } from '../ui/use-format.ts';
import { chartCeiling } from './chart-ceiling.ts';
import styles from './fail-trend.module.css';

const HEIGHT = 76;
const LEFT = 34;
const RIGHT = 6;
const TOP = 8;
const BOTTOM = 16;

/** The drawing of a p-chart: shares as a line, the mean, and limits as steps; what lies outside is a large ring. */
export function TrendLines({ chart, width }: { readonly chart: ControlChart; readonly width: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { points, mean } = chart;
  const ceiling = chartCeiling(points);
  const pitch = (width - LEFT - RIGHT) / points.length;
  const x = (index: number) => LEFT + (index + 0.5) * pitch;
  const y = (share: number) => TOP + (1 - share / ceiling) * (HEIGHT - TOP - BOTTOM);
  const steps = (limit: 'lower' | 'upper') =>
    points
      .map((point, index) => `${index === 0 ? 'M' : 'L'}${x(index) - pitch / 2},${y(point[limit])}h${pitch}`)
      .join('');
  const first = points[0];
  const last = points.at(-1);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={t('trend.title')}>
      <text className={styles.tick} x={LEFT - 5} y={y(ceiling) + 4} textAnchor="end">
        {format.wholePercent(ceiling)}
      </text>
      <text className={styles.tick} x={LEFT - 5} y={y(0) + 1} textAnchor="end">
        0
      </text>
      <line className={styles.mean} x1={LEFT} x2={width - RIGHT} y1={y(mean)} y2={y(mean)} />
      <path className={styles.limit} d={steps('upper')} />
      <path className={styles.limit} d={steps('lower')} />
      <polyline
        className={styles.share}
        points={points.map((point, index) => `${x(index)},${y(point.share)}`).join(' ')}
      />
      {points.map((point, index) => (
        <circle
          key={point.startsAt}
          className={isOut(point) ? styles.out : styles.point}
          cx={x(index)}
          cy={y(point.share)}
          r={isOut(point) ? 5 : 2.25}
        >
          <title>{`${format.hourMinute(point.startsAt)}: ${format.percent(point.share)} (${format.percent(point.lower)}–${format.percent(point.upper)})`}</title>
        </circle>
      ))}
      {first !== undefined && (
        <text className={styles.tick} x={LEFT} y={HEIGHT - 3}>
          {format.hourMinute(first.startsAt)}
        </text>
      )}
      {last !== undefined && (
        <text className={styles.tick} x={width - RIGHT} y={HEIGHT - 3} textAnchor="end">
          {format.hourMinute(last.startsAt)}
        </text>
      )}
    </svg>
  );
}

function isOut({ rules }: ControlPoint): boolean {
  return rules.includes('beyond-limit');
}
