import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { RolloutDetail } from '../../../preload/contract/models/rollout.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './rollout.module.css';
import { evidenceTick, evidenceWords } from './rollout-words.ts';

const LEFT = 56;
const RIGHT = 16;
const TOP = 20;
const BOTTOM = 36;
const HEIGHT = 260;
/** The powers of ten that the scale always reaches upwards, and at most downwards. */
const [LOWEST, HIGHEST] = [-3, 2];

const SIDES = ['escapes', 'overkill'] as const;

/** The evidence after every settled disagreement, on a logarithmic scale, with the limit at which the challenger goes back. */
export function EvidenceChart({ rollout }: { readonly rollout: RolloutDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const { points, harm, harmLimits } = rollout;
  const last = points.at(-1);
  if (last === undefined) return <p className={styles.quiet}>{t('rollout.evidence-none')}</p>;
  const ten = (log: number) => Math.max(LOWEST, log / Math.LN10);
  const curve = [{ escapes: 0, overkill: 0 }, ...points];
  const top = Math.ceil(Math.max(HIGHEST, ...curve.flatMap((point) => SIDES.map((side) => ten(point[side])))));
  const x = (index: number) => LEFT + (index / Math.max(1, curve.length - 1)) * Math.max(0, width - LEFT - RIGHT);
  const y = (power: number) => TOP + ((top - power) / (top - LOWEST)) * (HEIGHT - TOP - BOTTOM);
  const limit = ten(harmLimits.escapes);
  const said = t('rollout.evidence-of', {
    settled: format.count(last.settled),
    escapes: evidenceWords(harm.escapes, format),
    overkill: evidenceWords(harm.overkill, format),
    limit: evidenceWords(harmLimits.escapes, format),
  });
  const powers = Array.from({ length: top - LOWEST + 1 }, (_, index) => LOWEST + index);
  return (
    <>
      <p className={styles.quiet}>{said}</p>
      <div ref={ref}>
        <svg width={width} height={HEIGHT} role="img" aria-label={said} className={styles.chart}>
          {powers.map((power) => (
            <g key={power}>
              <line className={styles.grid} x1={LEFT} x2={width - RIGHT} y1={y(power)} y2={y(power)} />
              <text className={styles.tick} x={LEFT - 8} y={y(power) + 4} textAnchor="end">
                {evidenceTick(power, format)}
              </text>
            </g>
          ))}
          <line className={styles.limit} x1={LEFT} x2={width - RIGHT} y1={y(limit)} y2={y(limit)} />
          <text className={styles.overLine} x={width - RIGHT} y={y(limit) - 6} textAnchor="end">
            {t('rollout.limit', { limit: evidenceWords(harmLimits.escapes, format) })}
          </text>
          {SIDES.map((side) => (
            <polyline
              key={side}
              className={styles.curve}
              data-side={side}
              points={curve.map((point, index) => `${x(index)},${y(ten(point[side]))}`).join(' ')}
            />
          ))}
          <text className={styles.tick} x={LEFT} y={HEIGHT - 10}>
            0
          </text>
          <text className={styles.tick} x={width - RIGHT} y={HEIGHT - 10} textAnchor="end">
            {`${t('rollout.settled-axis')}: ${format.count(last.settled)}`}
          </text>
        </svg>
      </div>
      <Legend />
    </>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <p className={styles.legend}>
      {SIDES.map((side) => (
        <span key={side} data-side={side}>
          {t(`rollout.${side}-line`)}
        </span>
      ))}
    </p>
  );
}
