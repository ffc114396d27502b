import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './shift-starts.module.css';
import { addShift, changeShift, minutesOf, timeOf } from './shifts.ts';

const MOST_SHIFTS = 6;

type Props = { readonly starts: readonly number[]; readonly onChange: (starts: number[]) => void };

/** When each shift begins; it lasts until the next one does. */
export function ShiftStarts({ starts, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.shifts}>
      {starts.map((start, index) => (
        <div key={start} className={styles.shift}>
          <TextInput
            w="7rem"
            inputMode="numeric"
            placeholder="06:00"
            aria-label={t('settings.shift-start', { number: index + 1 })}
            defaultValue={timeOf(start)}
            onBlur={(event) => {
              const minutes = minutesOf(event.currentTarget.value);
              if (minutes !== null) onChange(changeShift(starts, index, minutes));
            }}
          />
          <span className={styles.until}>
            {t('settings.shift-until', { time: timeOf(starts[(index + 1) % starts.length] ?? start) })}
          </span>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={starts.length === 1}
            aria-label={t('settings.shift-remove', { time: timeOf(start) })}
            onClick={() => onChange(starts.filter((other) => other !== start))}
          >
            <IconTrash size="1.3rem" stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size="1.1rem" />}
          disabled={starts.length >= MOST_SHIFTS}
          onClick={() => onChange(addShift(starts))}
        >
          {t('settings.shift-add')}
        </Button>
      </div>
    </div>
  );
}
