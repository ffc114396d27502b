import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Input } from '../../../preload/contract/operations/operations.ts';
import type { ControlChart } from '../../../preload/contract/reports/control.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useControlWords } from '../../ui/words/control-words.ts';
import styles from './fail-trend.module.css';
import side from './side-panel.module.css';
import { TrendLines } from './trend-lines.tsx';

const EVERY_MS = 5_000;

/** The whole line in the current shift: what everybody may see, and what supervisors see with the same filter. */
const THIS_SHIFT: Input<'report.control'> = {
  filter: { period: { kind: 'shift' }, laneId: null, lot: null, recipeId: null, modelSha256: null },
  subject: 'rejected',
};

/** Whether the line is in control, by its rejects of this shift. */
export function FailTrend() {
  const { t } = useTranslation();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const chart = useOperation('report.control', THIS_SHIFT, { everyMs: EVERY_MS, isKept: true }).data;
  return (
    <section>
      <div className={side.head}>
        <h2>{t('control.question')}</h2>
        <FigureInfo figure="control" />
      </div>
      {chart === null && <p className={styles.note}>{t('control.empty-shift')}</p>}
      {chart != null && <Verdict chart={chart} />}
      <div ref={ref} className={styles.chart} hidden={chart == null}>
        {chart != null && width > 0 && <TrendLines chart={chart} width={width} />}
      </div>
    </section>
  );
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
