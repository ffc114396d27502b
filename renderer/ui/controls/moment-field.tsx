import { ActionIcon, TextInput } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { instantOfWallClock, typedWallClock } from '../words/wall-clock.ts';
import styles from './moment-field.module.css';

type Props = {
  readonly label: string;
  /** The label is read aloud only: the field stands where its meaning is plain. */
  readonly isLabelHidden?: boolean;
  readonly value: Instant | null;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  /** Called with what was typed or chosen; with null while the field is empty or half typed. */
  readonly onChange: (at: Instant | null) => void;
};

/**
 * The one field for a date and time of day, always on a 24-hour clock. The browser’s own follows the language of the system, not
 * that of the station. A day can also be chosen in a calendar, for hands without a keyboard.
 */
export function MomentField({ label, isLabelHidden = false, value, error, isRequired = false, onChange }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const [isLeft, leave] = useState(true);
  const set = value === null ? '' : typedWallClock(value);
  // What is typed stays as it is typed, unless the value was set from elsewhere since.
  const typed = draft === null ? null : instantOfWallClock(draft);
  const text = draft === null || (typed !== null && typedWallClock(typed) !== set) ? set : draft;
  const isUnreadable = isLeft && text !== '' && instantOfWallClock(text) === null;
  return (
    <TextInput
      className={styles.field ?? ''}
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      placeholder={t('moment.format')}
      maxLength={40}
      required={isRequired}
      value={text}
      error={isUnreadable ? t('moment.unreadable', { example: '2026-03-02 06:00' }) : error}
      onFocus={() => leave(false)}
      onBlur={() => {
        leave(true);
        // An emptied field that must have a value shows its last one again.
        if (typed !== null || draft === '') setDraft(null);
      }}
      onChange={({ currentTarget }) => {
        setDraft(currentTarget.value);
        onChange(instantOfWallClock(currentTarget.value));
      }}
      rightSection={
        <DayButton
          label={`${label}: ${t('moment.choose-day')}`}
          day={set.slice(0, 10)}
          onChoose={(day) => {
            setDraft(null);
            onChange(instantOfWallClock(`${day} ${set === '' ? '00:00' : set.slice(11)}`));
          }}
        />
      }
    />
  );
}

type DayProps = { readonly label: string; readonly day: string; readonly onChoose: (day: string) => void };

/** Opens the browser’s calendar, whose field itself is never seen. */
function DayButton({ label, day, onChoose }: DayProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="date"
        className={styles.unseen}
        aria-hidden
        tabIndex={-1}
        value={day}
        onChange={({ currentTarget }) => currentTarget.value !== '' && onChoose(currentTarget.value)}
      />
      <ActionIcon variant="subtle" aria-label={label} onClick={() => field.current?.showPicker()}>
        <IconCalendar size="1.2rem" aria-hidden />
      </ActionIcon>
    </>
  );
}
