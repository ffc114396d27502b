import { Button, TextInput } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';
import styles from './actions.module.css';
import { isReason } from './is-reason.ts';
import type { WayBack } from './use-ways-back.ts';

/** Switches back to the previous champion: one press, with a reason filled in that can be edited. */
export function RollBack({ way: { recipeId, version, name } }: { readonly way: WayBack }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [reason, setReason] = useState<string>(() => t('models.roll-back-reason', { name }));
  const rollBack = useToldCommand('model.roll-back');
  const isTold = isReason(reason);
  return (
    <div className={styles.rollBack}>
      <Button
        leftSection={<IconArrowBackUp size="1.1rem" />}
        loading={rollBack.isPending}
        disabled={!isTold}
        onClick={() =>
          rollBack.mutate(
            { recipeId, basedOn: version, reason },
            { onSuccess: () => toasts.done(t('models.promoted', { name })) },
          )
        }
      >
        {t('models.roll-back', { name })}
      </Button>
      <TextInput
        className={styles.rollBackReason}
        aria-label={t('models.roll-back-why')}
        maxLength={500}
        error={isTold ? null : t('models.reason-hint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </div>
  );
}
