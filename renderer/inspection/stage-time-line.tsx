import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../preload/contract/parts/inspection.ts';
import { FigureInfo } from '../ui/marks/figure-info.tsx';
import { useFormat } from '../ui/words/use-format.ts';
import { stagesOf } from './stages.ts';
import styles from './story.module.css';

/** How the time of this part was spent, from its complete file to its record. */
export function StageTimeLine({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { stages, totalMs } = stagesOf(inspection.stageTimes);
  const share = (ms: number) => `${totalMs === 0 ? 0 : (100 * ms) / totalMs}%`;
  return (
    <section>
      <h2>
        {t('stage.title', { total: format.milliseconds(inspection.elapsedMs) })} <FigureInfo figure="part-times" />
      </h2>
      <div className={styles.stages}>
        {stages.map(({ name, startMs, tookMs, isWaiting }) => (
          <Fragment key={name}>
            <span>{t(`stage.${name}`)}</span>
            <span className={styles.track}>
              <span
                className={styles.bar}
                data-waiting={isWaiting}
                style={{ left: share(startMs), width: share(tookMs) }}
              />
            </span>
            <span className={styles.time}>{format.milliseconds(tookMs)}</span>
          </Fragment>
        ))}
      </div>
      {stages.length === 0 && <p className={styles.dim}>{t('stage.none')}</p>}
    </section>
  );
}
