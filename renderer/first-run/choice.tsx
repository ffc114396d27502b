import { Loader } from '@mantine/core';
import type { Icon as IconType } from '@tabler/icons-react';
import styles from './first-run.module.css';

type Props = {
  readonly Icon: IconType;
  readonly title: string;
  readonly text: string;
  readonly isChosen?: boolean;
  readonly isBusy?: boolean;
  readonly isDisabled: boolean;
  readonly onChoose: () => void;
};

/** One of two ways to continue, as a button the size of a hand. */
export function Choice({ Icon, title, text, isChosen = false, isBusy = false, isDisabled, onChoose }: Props) {
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={isChosen}
      aria-busy={isBusy}
      disabled={isDisabled}
      onClick={onChoose}
    >
      {isBusy ? <Loader size="2.75rem" /> : <Icon size="2.75rem" stroke={1.4} aria-hidden />}
      <span className={styles.choiceTitle}>{title}</span>
      <span className={styles.choiceText}>{text}</span>
    </button>
  );
}
