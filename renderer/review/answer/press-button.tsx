import { type MouseEvent, type ReactNode, useRef } from 'react';
import { KeyHint } from '../../ui/keyboard/key-hint.tsx';
import type { ShortcutId } from '../../ui/keyboard/keys.ts';
import type { Press } from '../../ui/keyboard/press.ts';
import styles from './answer-panel.module.css';

type Props = {
  readonly shortcut: ShortcutId;
  /** Which of the shortcut's keys it is, if each does something else; null if it has no key. */
  readonly keyIndex?: number | null;
  /** `pass` and `fail` have their colour; nothing else does. */
  readonly look?: 'pass' | 'fail' | 'plain';
  readonly isOn?: boolean;
  readonly isDisabled?: boolean;
  /** The label is long: it gets smaller type. */
  readonly isLong?: boolean;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly onPress: (press: Press) => void;
};

/** A large button that never takes the focus from the image when touched, so that the space bar still answers. */
export function PressButton(props: Props) {
  const {
    shortcut,
    keyIndex = 0,
    look = 'plain',
    isOn,
    isDisabled = false,
    isLong = false,
    icon,
    children,
    onPress,
  } = props;
  const downAt = useRef<number | null>(null);
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // A key on the button clicks it without a pointer.
    const at = event.detail === 0 ? event.timeStamp : (downAt.current ?? event.timeStamp);
    downAt.current = null;
    onPress({ at, clicks: Math.max(1, event.detail), from: `${shortcut} ${keyIndex}` });
  };
  return (
    <button
      type="button"
      className={styles.press}
      data-shortcut={shortcut}
      data-look={look}
      aria-pressed={isOn}
      disabled={isDisabled}
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        downAt.current = event.timeStamp;
      }}
      // Holding Enter down would click again and again.
      onKeyDown={(event) => event.repeat && event.preventDefault()}
      onClick={press}
    >
      {icon}
      <span className={styles.word} data-is-long={isLong}>
        {children}
      </span>
      {keyIndex !== null && <KeyHint id={shortcut} index={keyIndex} />}
    </button>
  );
}
