import { Button, Switch } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lane, LaneHealth } from '../../../preload/contract/station/lane.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { LaneForm } from './lane-form.tsx';
import { LaneWords } from './lane-words.tsx';
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

/** One lane: what it watches and its state, and its form when opened. */
export function LaneItem({ lane, health, recipes, isOpen, onOpen, onClose, onRemove }: Props) {
  const { t } = useTranslation();
  const change = useToldCommand('lane.change');
  const learn = useToldCommand('lane.learn-anew');
  if (isOpen) return <LaneForm saved={lane} bitsSeen={health?.bitsSeen ?? null} recipes={recipes} onClose={onClose} />;
  return (
    <article className={styles.lane}>
      <LaneWords lane={lane} health={health} recipe={recipes.find(({ id }) => id === lane.recipeId)} />
      <div className={styles.actions}>
        {(health?.usualLearned ?? 0) > 0 && (
          <Button
            variant="subtle"
            title={t('lane.learn-anew-hint')}
            loading={learn.isPending}
            onClick={() => learn.mutate({ id: lane.id })}
          >
            {t('lane.learn-anew')}
          </Button>
        )}
        <Switch
          label={t('lane.enabled')}
          checked={lane.isEnabled}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ ...lane, isEnabled: event.currentTarget.checked })}
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
