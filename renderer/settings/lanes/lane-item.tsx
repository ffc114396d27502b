import { Button, Switch } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lane, LaneHealth } from '../../../preload/contract/station/lane.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';
import { laneLight } from '../../ui/marks/lane-light.ts';
import { Light } from '../../ui/marks/light.tsx';
import { systemReason } from '../../ui/words/system-reason.ts';
import { useFormat } from '../../ui/words/use-format.ts';
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
  const toasts = useToasts();
  const change = useCommand('lane.change', ['lane.list', 'station.status']);
  const learn = useCommand('lane.learn-anew', ['station.status']);
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
      <div className={styles.actions}>
        {(usualLearned ?? 0) > 0 && (
          <Button
            variant="subtle"
            title={t('lane.learn-anew-hint')}
            loading={learn.isPending}
            onClick={() => learn.mutate({ id: lane.id }, { onError: toasts.fault })}
          >
            {t('lane.learn-anew')}
          </Button>
        )}
        <Switch
          label={t('lane.enabled')}
          checked={lane.isEnabled}
          disabled={change.isPending}
          onChange={(event) =>
            change.mutate({ ...lane, isEnabled: event.currentTarget.checked }, { onError: toasts.fault })
          }
        />
        <Button variant="default" leftSection={<IconPencil size="1.1rem" />} onClick={onOpen}>
          {t('common.edit')}
        </Button>
        <Button variant="default" leftSection={<IconTrash size="1.1rem" />} onClick={onRemove}>
          {t('common.remove')}
        </Button>
      </div>
    </article>
  );
}
