import { Button, Switch } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Lane } from '../../../preload/contract/station/lane.ts';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';
import styles from './lanes.module.css';

type Props = {
  readonly lane: Lane;
  /** Whether it has begun to learn what its usual images look like. */
  readonly hasLearned: boolean;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
};

/** What can be done with a lane as it stands in the list. */
export function LaneActions({ lane, hasLearned, onOpen, onRemove }: Props) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const change = useCommand('lane.change', ['lane.list', 'station.status']);
  const learn = useCommand('lane.learn-anew', ['station.status']);
  return (
    <div className={styles.actions}>
      {hasLearned && (
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
  );
}
