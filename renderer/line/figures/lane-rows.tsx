import { useTranslation } from 'react-i18next';
import type { LaneHealth } from '../../../preload/contract/station/lane.ts';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { laneLight } from '../../ui/marks/lane-light.ts';
import { Light } from '../../ui/marks/light.tsx';
import { useAge } from '../../ui/time/use-age.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './health.module.css';
import side from './side-panel.module.css';

/** Each lane: whether it is watched, how fast it is, what waits in it. */
export function LaneRows({ lanes }: { readonly lanes: readonly LaneHealth[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section>
      <div className={side.head}>
        <h2>{t('line.lanes')}</h2>
        <FigureInfo figure="lane-pace" />
      </div>
      {lanes.length === 0 && <p className={styles.note}>{t('line.no-lane')}</p>}
      <ul className={styles.rows}>
        {lanes.map((lane) => (
          <li key={lane.laneId}>
            <div className={styles.row}>
              <Light state={laneLight[lane.state]} title={lane.name}>
                {lane.name}
              </Light>
              <span className={styles.figure}>
                {lane.state === 'watching'
                  ? t('line.rate', { rate: format.rate(lane.partsPerMinute) })
                  : t(`lane-state.${lane.state}`)}
              </span>
            </div>
            <p className={styles.note}>
              {lane.state === 'unreachable' &&
                lane.fault !== null &&
                `${t('line.unreachable', { sentence: faultSentence(lane.fault, format) })} `}
              {t('line.lane-waiting', { count: lane.waiting })}
              {lane.lastShotAt !== null && <LastShot at={lane.lastShotAt} />}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function LastShot({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return ` · ${t('line.last-shot', { age: format.age(useAge(at, 5000) ?? 0) })}`;
}
