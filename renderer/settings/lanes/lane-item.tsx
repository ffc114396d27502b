import { useTranslation } from 'react-i18next';
import type { Lane, LaneHealth } from '../../../preload/contract/station/lane.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { laneLight } from '../../ui/marks/lane-light.ts';
import { Light } from '../../ui/marks/light.tsx';
import { systemReason } from '../../ui/words/system-reason.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { LaneActions } from './lane-actions.tsx';
import { LaneForm } from './lane-form.tsx';
import styles from './lanes.module.css';

type Props = {
  readonly lane: Lane;
  readonly health: LaneHealth | null;
  readonly recipes: readonly Recipe[];
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
  readonly onRemove: () => void;
};

/** One lane: what it watches and how it does, and its form when opened. */
export function LaneItem({ lane, health, recipes, isOpen, onOpen, onClose, onRemove }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (isOpen) return <LaneForm saved={lane} bitsSeen={health?.bitsSeen ?? null} recipes={recipes} onClose={onClose} />;
  const recipe = recipes.find((one) => one.id === lane.recipeId);
  const state = health?.state ?? 'paused';
  const usualLearned = health?.usualLearned ?? null;
  return (
    <article className={styles.lane}>
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
        {health?.state === 'unreachable' && (
          <p className={styles.trouble}>{t('line.unreachable', { reason: systemReason(health.reason ?? '', t) })}</p>
        )}
      </div>
      <LaneActions lane={lane} hasLearned={(usualLearned ?? 0) > 0} onOpen={onOpen} onRemove={onRemove} />
    </article>
  );
}
