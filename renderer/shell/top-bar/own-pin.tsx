import { Button, Modal, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enteredPinSchema, pinSchema } from '../../../preload/contract/people/person.ts';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { useToasts } from '../../ui/controls/toasts.tsx';
import { useCommand } from '../../ui/engine/use-operation.ts';

/** Changes a person's own PIN, given the old one. */
export function OwnPin({ isShown, onClose }: { readonly isShown: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isShown}
      onClose={onClose}
      title={t('person.change-pin')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      centered
      lockScroll={false}
    >
      {isShown && <OwnPinForm onDone={onClose} />}
    </Modal>
  );
}

function OwnPinForm({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [{ pin, next, again }, setPins] = useState({ pin: '', next: '', again: '' });
  const change = useCommand('person.change-own-pin');
  const isNext = pinSchema.safeParse(next).success;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = () => {
      toasts.done(t('person.pin-changed'));
      onDone();
    };
    change.mutate({ pin, next }, { onSuccess: done });
  };
  const field = (name: 'pin' | 'next' | 'again', label: string, error: string | false) => (
    <PasswordInput
      label={label}
      inputMode="numeric"
      autoComplete="off"
      value={{ pin, next, again }[name]}
      error={error}
      onChange={({ currentTarget: { value } }) => setPins((before) => ({ ...before, [name]: value }))}
      data-autofocus={name === 'pin' ? true : undefined}
    />
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        {field('pin', t('person.pin-old'), false)}
        {field('next', t('person.pin-new'), next !== '' && !isNext && t('person.pin-invalid'))}
        {field('again', t('person.pin-again'), again !== '' && again !== next && t('person.pin-differs'))}
        {change.error !== null && <FaultNotice error={change.error} />}
        <Button
          type="submit"
          loading={change.isPending}
          disabled={!enteredPinSchema.safeParse(pin).success || !isNext || next !== again}
        >
          {t('common.save')}
        </Button>
      </Stack>
    </form>
  );
}
