import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../preload/contract/operations/operations.ts';
import type { ControlChart } from '../../../preload/contract/reports/control.ts';
import type { ShiftCounts } from '../../../preload/contract/station/status.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useControlWords } from '../../ui/words/control-words.ts';
import styles from './fail-trend.module.css';
import side from './side-panel.module.css';
import { TrendLines } from './trend-lines.tsx';

const EVERY_MS = 5_000;
/** While the chart has nothing to show of parts that the counts beside it already contain. */
const BEHIND_EVERY_MS = 500;

/** The whole line in the current shift: what everybody may see, and what supervisors see with the same filter. */
const THIS_SHIFT: Input<'report.control'> = {
  filter: { period: { kind: 'shift' }, laneId: null, lot: null, recipeId: null, modelSha256: null },
  subject: 'rejected',
};

/** Whether the line is in control, by its rejects of this shift, whose counts stand beside it. */
export function FailTrend({ shift }: { readonly shift: ShiftCounts }) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [everyMs, askEvery] = useState(EVERY_MS);
  const told = useOperation('report.control', THIS_SHIFT, { everyMs, isKept: true }).data;
  const chart = told === undefined ? undefined : ofShift(told, shift);
  const nextEveryMs = chart === 'behind' ? BEHIND_EVERY_MS : EVERY_MS;
  if (nextEveryMs !== everyMs) askEvery(nextEveryMs);
  const isChart = typeof chart === 'object';
  return (
    <section>
      <div className={side.head}>
        <h2>{t('control.question')}</h2>
        <FigureInfo figure="control" />
      </div>
      {chart === 'none' && <p className={styles.note}>{t('control.empty-shift')}</p>}
      {chart === 'behind' && <p className={styles.note}>{t('control.counting-shift')}</p>}
      {isChart && <Verdict chart={chart} />}
      <div ref={ref} className={styles.chart} hidden={!isChart}>
        {isChart && width > 0 && <TrendLines chart={chart} width={width} />}
      </div>
    </section>
  );
}

/**
 * The chart as far as it fits the counts of the shift, which are told as they change, while the chart is asked for now and then:
 * `none` if no part is decided, `behind` if the answer is from before the first decided part, or about the shift before.
 */
function ofShift(
  told: ControlChart | null,
  { startedAt, inspected, hold }: ShiftCounts,
): ControlChart | 'none' | 'behind' {
  if (told !== null && told.from === startedAt) return told;
  return inspected > hold ? 'behind' : 'none';
}

function Verdict({ chart }: { readonly chart: ControlChart }) {
  const words = useControlWords();
  const hasLimits = chart.state !== 'learning' && chart.state !== 'recounting';
  const said = hasLimits ? words.signals(chart) : words.limits(chart);
  return (
    <>
      <p className={styles.answer}>
        <strong>{words.state(chart)}</strong>
        <span className={styles.note}>{words.counted(chart)}</span>
      </p>
      {said !== '' && <p className={styles.note}>{said}</p>}
    </>
  );
}
