import { useTranslation } from 'react-i18next';
import type { ControlChart } from '../../../preload/contract/reports/control.ts';
import { useControlWords } from '../../ui/words/control-words.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './fail-trend.module.css';

const HEIGHT = 76;
const LEFT = 50;
const RIGHT = 6;
const TOP = 8;
const BOTTOM = 16;

/** The drawing of a control chart: values as a line, the mean, and limits as steps; signals are large rings, the point in progress a hollow dot. */
export function TrendLines({ chart, width }: { readonly chart: ControlChart; readonly width: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useControlWords();
  const { points, kind } = chart;
  const mean = words.mean(chart);
  const ceiling = Math.max(
    kind === 'shares' ? 0.01 : 1,
    ...points.flatMap(({ value, upper }) => [value, ...(upper === null ? [] : [upper])]),
  );
  const show = kind === 'shares' ? format.percent : format.count;
  const pitch = (width - LEFT - RIGHT) / points.length;
  const x = (index: number) => LEFT + (index + 0.5) * pitch;
  const y = (value: number) => TOP + (1 - value / ceiling) * (HEIGHT - TOP - BOTTOM);
  const steps = (limit: 'lower' | 'upper') =>
    points.map((point, index) => {
      const at = point[limit];
      return at === null ? '' : `M${x(index) - pitch / 2},${y(at)}h${pitch}`;
    });
  const first = points[0];
  const last = points.at(-1);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={t('control.question')}>
      <text className={styles.tick} x={LEFT - 5} y={y(ceiling) + 4} textAnchor="end">
        {show(ceiling)}
      </text>
      <text className={styles.tick} x={LEFT - 5} y={y(0) + 1} textAnchor="end">
        0
      </text>
      {mean !== null && <line className={styles.mean} x1={LEFT} x2={width - RIGHT} y1={y(mean)} y2={y(mean)} />}
      <path className={styles.limit} d={steps('upper').join('')} />
      <path className={styles.limit} d={steps('lower').join('')} />
      <polyline
        className={styles.share}
        points={points.map(({ value }, index) => `${x(index)},${y(value)}`).join(' ')}
      />
      {points.map(({ startsAt, value, lower, upper, signals, isUnfinished, decided }, index) => (
        <circle
          key={startsAt}
          className={signals.length > 0 || isUnfinished ? styles.out : styles.point}
          cx={x(index)}
          cy={y(value)}
          r={signals.length > 0 ? 5 : isUnfinished ? 3 : 2.25}
        >
          <title>{`${format.hourMinute(startsAt)}: ${show(value)} (${show(lower ?? 0)}–${upper === null ? '∞' : show(upper)}), ${format.count(decided)}`}</title>
        </circle>
      ))}
      {first !== undefined && (
        <text className={styles.tick} x={LEFT} y={HEIGHT - 3}>
          {format.hourMinute(first.startsAt)}
        </text>
      )}
      {last !== undefined && points.length > 1 && (
        <text className={styles.tick} x={width - RIGHT} y={HEIGHT - 3} textAnchor="end">
          {format.hourMinute(last.startsAt)}
        </text>
      )}
    </svg>
  );
}
