import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import styles from './demo-line.module.css';

type Props<T extends string> = {
  readonly values: readonly T[];
  readonly isOn: (value: T) => boolean;
  readonly show: (value: T) => string;
  readonly onToggle: (value: T, isOn: boolean) => void;
};

/** Buttons that stay pressed. */
export function ToggleButtons<T extends string>({ values, isOn, show, onToggle }: Props<T>) {
  return (
    <div className={styles.toggles}>
      {values.map((value) => {
        const isPressed = isOn(value);
        return (
          <Button
            key={value}
            size="md"
            variant={isPressed ? 'filled' : 'default'}
            leftSection={isPressed ? <IconCheck size="1.2rem" aria-hidden /> : null}
            aria-pressed={isPressed}
            onClick={() => onToggle(value, !isPressed)}
          >
            {show(value)}
          </Button>
        );
      })}
    </div>
  );
}
