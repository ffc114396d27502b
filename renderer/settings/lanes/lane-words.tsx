import { useTranslation } from 'react-i18next';
import type { Lane, LaneHealth } from '../../../preload/contract/station/lane.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { faultSentence } from '../../../preload/words/fault-sentence.ts';
import { laneLight } from '../../ui/marks/lane-light.ts';
import { Light } from '../../ui/marks/light.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './lanes.module.css';

type Props = {
  readonly lane: Lane;
  readonly health: LaneHealth | null;
  readonly recipe: Recipe | undefined;
};

/** What a lane watches, by which recipe, and its state. */
export function LaneWords({ lane, health, recipe }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = health?.state ?? 'paused';
  const usualLearned = health?.usualLearned ?? null;
  return (
    <div className={styles.what}>
      <h2 className={styles.name}>
        <Light state={laneLight[state]} title={lane.name}>
          {lane.name}
        </Light>
        <span className={styles.state}>{t(`lane-state.${state}`)}</span>
      </h2>
      <p className={styles.dim}>{lane.folder}</p>
      <p className={styles.dim}>
        {recipe && t('shell.recipe-version', { name: recipe.name, version: recipe.version })}
      </p>
      {usualLearned !== null && (
        <p className={styles.dim}>
          {usualLearned < 1 ? t('lane.learning', { share: format.percent(usualLearned) }) : t('lane.learned')}
        </p>
      )}
      {health?.state === 'unreachable' && health.fault !== null && (
        <p className={styles.trouble}>{t('line.unreachable', { sentence: faultSentence(health.fault, format) })}</p>
      )}
    </div>
  );
}
