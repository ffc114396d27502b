import { Button, Group } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconCrown, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelSummary } from '../../../preload/contract/models/model.ts';
import type { ModelStanding } from '../../../preload/contract/models/model-state.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { ReasonForm } from './reason-form.tsx';
import { RollBack } from './roll-back.tsx';
import { useModelChanges } from './use-model-changes.ts';
import { useWaysBack } from './use-ways-back.ts';

type Props = {
  readonly model: ModelSummary;
  readonly standing: ModelStanding;
  readonly all: readonly ModelSummary[];
  readonly onPromote: () => void;
};

/** The actions that a model's state allows. */
export function ModelActions({ model, standing, all, onPromote }: Props) {
  const { t } = useTranslation();
  const [isRetiring, setRetiring] = useState(false);
  const waysBack = useWaysBack(standing, all);
  const { retire, reinstate, removeLater } = useModelChanges(model);
  const recipes = useOperation('recipe.list', {}).data ?? [];
  const mayPromote = standing.state !== 'retired' && recipes.some(({ body }) => body.modelSha256 !== model.sha256);
  const isIdle = standing.state === 'imported' || standing.state === 'checked';
  return (
    <>
      {waysBack.map((way) => (
        <RollBack key={`${way.recipeId} ${way.version}`} way={way} />
      ))}
      <Group gap="xs">
        {mayPromote && (
          <Button variant="default" leftSection={<IconCrown size="1.1rem" />} onClick={onPromote}>
            {t('models.promote')}
          </Button>
        )}
        {isIdle && (
          <Button
            variant="default"
            leftSection={<IconArchive size="1.1rem" />}
            onClick={() => setRetiring(!isRetiring)}
          >
            {t('models.retire')}
          </Button>
        )}
        {standing.state === 'retired' && (
          <Button variant="default" leftSection={<IconArchiveOff size="1.1rem" />} onClick={reinstate}>
            {t('models.reinstate')}
          </Button>
        )}
        {standing.state !== 'champion' && (
          <Button variant="default" leftSection={<IconTrash size="1.1rem" />} onClick={removeLater}>
            {t('common.remove')}
          </Button>
        )}
      </Group>
      {isRetiring && (
        <ReasonForm
          label={t('models.retire-reason')}
          action={t('models.retire')}
          onGiven={(reason) => retire(reason, () => setRetiring(false))}
        />
      )}
    </>
  );
}
