import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { AuditedShare } from '../../../preload/contract/reports/accuracy.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './interval-chart.module.css';

type Props = {
  readonly rows: readonly { readonly name: string; readonly estimate: Pick<AuditedShare, 'share' | 'low' | 'high'> }[];
  readonly targets: readonly number[];
  readonly label: string;
};

const LEFT = 110;
const RIGHT = 24;
const TOP = 28;
const ROW = 64;
const AXIS = 32;

/** Estimates as points on their intervals, against the target where there is one. */
export function IntervalChart({ rows, targets, label }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const ticks = roundTicks(Math.max(...rows.map(({ estimate }) => estimate.high), ...targets));
  const most = ticks.at(-1) ?? 1;
  const x = (share: number) => LEFT + (share / most) * Math.max(0, width - LEFT - RIGHT);
  const height = TOP + rows.length * ROW + AXIS;
  return (
    <div ref={ref} className={styles.chart}>
      <svg width={width} height={height} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={styles.grid} x1={x(tick)} x2={x(tick)} y1={TOP} y2={height - AXIS} />
            <text className={styles.tick} x={x(tick)} y={height - AXIS + 20} textAnchor="middle">
              {format.finePercent(tick)}
            </text>
          </g>
        ))}
        {[...new Set(targets)].map((target) => (
          <g key={target}>
            <line className={styles.target} x1={x(target)} x2={x(target)} y1={TOP - 6} y2={height - AXIS} />
            <text className={styles.tick} x={x(target)} y={TOP - 12} textAnchor="middle">
              {t('chart.target', { share: format.finePercent(target) })}
            </text>
          </g>
        ))}
        {rows.map(({ name, estimate: { share, low, high } }, index) => {
          const y = TOP + (index + 0.5) * ROW;
          return (
            <g key={name} data-quiet={index > 0}>
              <text className={styles.name} x={LEFT - 12} y={y + 5} textAnchor="end">
                {name}
              </text>
              <line className={styles.range} x1={x(low)} x2={x(high)} y1={y} y2={y} />
              <line className={styles.end} x1={x(low)} x2={x(low)} y1={y - 9} y2={y + 9} />
              <line className={styles.end} x1={x(high)} x2={x(high)} y1={y - 9} y2={y + 9} />
              <circle className={styles.share} cx={x(share)} cy={y} r={7} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** Round shares from 0 to beyond `most`, at most six of them. */
function roundTicks(most: number): readonly number[] {
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const step = [0.2, 0.5, 1, 2].map((part) => part * magnitude).find((length) => most / length <= 5) ?? most;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}
