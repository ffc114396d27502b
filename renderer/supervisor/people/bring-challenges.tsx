import { Button, Group } from '@mantine/core';
import { IconFolderOpen, IconRobot } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import type { TransferControl } from '../export/use-transfer.ts';

/** Parts of the simulated line mixed in with one press: enough to see first figures soon. */
const SIMULATED = 20;

type Props = { readonly recipeId: RecipeId; readonly control: TransferControl };

/** Challenge parts from elsewhere: pictures that the engineer brings, or parts of the simulated line whose truth is known. */
export function BringChallenges({ recipeId, control }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const isEngineer = useSession().role === 'engineer';
  const isSimulated = (useOperation('station.status', {}).data?.simulator ?? 'absent') !== 'absent';
  const choose = useToldCommand('desktop.choose-folder');
  const seed = useToldCommand('challenge.add-simulated');
  const bring = () =>
    choose.mutate(
      { title: t('challenge.choose') },
      {
        onSuccess: (chosen) => chosen !== null && control.bringChallenges(chosen.path, recipeId),
      },
    );
  const simulate = () =>
    seed.mutate(
      { recipeId, count: SIMULATED },
      { onSuccess: (added) => toasts.done(t('challenge.simulated-done', added)) },
    );
  return (
    <Group gap="xs" mb="md">
      {isEngineer && (
        <Button
          variant="default"
          leftSection={<IconFolderOpen size="1.2rem" />}
          disabled={control.isBusy}
          title={t('challenge.bring-hint')}
          onClick={bring}
        >
          {t('challenge.bring')}
        </Button>
      )}
      {isSimulated && (
        <Button variant="default" leftSection={<IconRobot size="1.2rem" />} loading={seed.isPending} onClick={simulate}>
          {t('challenge.simulated')}
        </Button>
      )}
    </Group>
  );
}
