import { Button, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useToldCommand } from '../../ui/controls/use-told-command.ts';

/** Lets the control charts relearn their limits, with a recorded reason. */
export function RestartControl() {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [isOpen, open] = useState(false);
  const [reason, setReason] = useState('');
  const restart = useToldCommand('report.restart-control');
  const close = () => {
    open(false);
    setReason('');
  };
  const submit = () =>
    restart.mutate(
      { reason },
      {
        onSuccess: () => {
          toasts.done(t('control.restarted'));
          close();
        },
      },
    );
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => open(true)}>
        {t('control.restart')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('control.restart')}
        centered
        closeButtonProps={{ 'aria-label': t('common.close'), size: '2.75rem' }}
      >
        <Stack>
          <Text>{t('control.restart-text')}</Text>
          <Textarea
            label={t('control.restart-reason')}
            autosize
            required
            maxLength={300}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Button disabled={reason.trim() === '' || restart.isPending} onClick={submit}>
            {t('control.restart')}
          </Button>
        </Stack>
      </Modal>
    </>
  );
}
