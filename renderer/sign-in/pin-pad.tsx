import { Button, PasswordInput } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enteredPinSchema, type Person, pinSchema } from '../../preload/contract/people/person.ts';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { useToasts } from '../ui/controls/toasts.tsx';
import { FaultError, faultOf } from '../ui/engine/lupa.ts';
import { allFinished } from '../ui/engine/unfinished.ts';
import { useCommand } from '../ui/engine/use-operation.ts';
import { useNow } from '../ui/time/use-now.ts';
import styles from './sign-in.module.css';
import { waitLeft } from './wait-left.ts';

const LONGEST_PIN = 12;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Digits for gloves and for the keyboard alike. */
export function PinPad({ person, onSignedIn }: { readonly person: Person; readonly onSignedIn: () => void }) {
  const { t } = useTranslation();
  const toasts = useToasts();
  const [pin, setPin] = useState('');
  const signIn = useCommand('person.sign-in');
  const [refusedAtMs, setRefusedAt] = useState(0);
  useNow();
  const fault = signIn.error === null ? null : faultOf(signIn.error);
  const waitMs = fault === null ? null : waitLeft(fault, refusedAtMs, performance.now());
  const isLocked = waitMs !== null && waitMs > 0;
  const add = (digit: string) => setPin((typed) => (typed + digit).slice(0, LONGEST_PIN));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Another person may still be signed in, with their last answers on their way.
    void allFinished().then(() => {
      const signedIn = () => {
        if (!pinSchema.safeParse(pin).success) toasts.asked(t('person.pin-short'));
        onSignedIn();
      };
      const refused = () => {
        setRefusedAt(performance.now());
        setPin('');
      };
      signIn.mutate({ id: person.id, pin }, { onSuccess: signedIn, onError: refused });
    });
  };
  return (
    <form className={styles.pad} onSubmit={submit}>
      <PasswordInput
        label={t('sign-in.pin-of', { name: person.name })}
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value.replace(/\D/g, '').slice(0, LONGEST_PIN))}
        inputMode="numeric"
        autoComplete="off"
        data-autofocus
        autoFocus
        disabled={isLocked}
      />
      <div className={styles.keys}>
        <DigitKeys isLocked={isLocked} onDigit={add} onErase={() => setPin((typed) => typed.slice(0, -1))} />
        <Button
          type="submit"
          className={styles.enter}
          loading={signIn.isPending}
          disabled={isLocked || !enteredPinSchema.safeParse(pin).success}
        >
          {t('sign-in.enter')}
        </Button>
      </div>
      {/* Below the digits, so that none of them moves under a finger. */}
      {fault !== null && fault.code !== 'pin-locked' && <FaultNotice error={signIn.error} />}
      {isLocked && <FaultNotice error={new FaultError({ code: 'pin-locked', waitMs })} />}
    </form>
  );
}

type DigitKeysProps = {
  readonly isLocked: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
};

/** Laid out as on a telephone; the erase key comes before the zero. */
function DigitKeys({ isLocked, onDigit, onErase }: DigitKeysProps) {
  const { t } = useTranslation();
  const key = { variant: 'default', className: styles.key, disabled: isLocked };
  return (
    <>
      {digits.map((digit) => (
        <Button key={digit} {...key} onClick={() => onDigit(digit)}>
          {digit}
        </Button>
      ))}
      <Button {...key} aria-label={t('sign-in.erase')} onClick={onErase}>
        <IconBackspace size="1.6rem" />
      </Button>
      <Button {...key} onClick={() => onDigit('0')}>
        0
      </Button>
    </>
  );
}
