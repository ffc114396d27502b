import { IconArrowBackUp } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { Press } from '../../ui/keyboard/press.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { PressButton } from '../answer/press-button.tsx';
import type { Sending } from '../session/queue-state.ts';
import type { ReviewSession } from '../session/review-session.ts';
import { givenWords } from './given-answer.ts';
import styles from './telling-ring.module.css';

type UndoProps = {
  readonly session: Pick<ReviewSession, 'subscribe' | 'current'>;
  readonly onUndo: (press: Press) => void;
};

/** Undoes the last answer, and says which that is. Until the line has been told, a ring runs down and shows how long an undo still goes unnoticed. */
export function UndoButton({ session, onUndo }: UndoProps) {
  const { sending, given } = useSyncExternalStore(session.subscribe, session.current);
  const { t } = useTranslation();
  const format = useFormat();
  const leftMs = useTimeLeft(sending);
  const newest = given.at(-1);
  const last = newest && givenWords(newest, t, format);
  return (
    <PressButton
      shortcut="review-undo"
      icon={
        leftMs > 0 && sending !== null ? (
          <Ring key={sending.until} sending={sending} />
        ) : (
          <IconArrowBackUp aria-hidden />
        )
      }
      onPress={onUndo}
    >
      {t('review.undo')}
      {last !== undefined && (
        <span className={styles.what}>
          <span className={styles.part}>{last.part}</span>: {last.said}
        </span>
      )}
      <span className={styles.left} aria-live="off">
        {leftMs > 0 ? t('review.line-told-in', { time: format.age(Math.ceil(leftMs / 1000) * 1000) }) : ' '}
      </span>
    </PressButton>
  );
}

function Ring({ sending: { forMs } }: { readonly sending: Sending }) {
  return (
    <svg className={styles.ring} viewBox="0 0 24 24" aria-hidden>
      <circle className={styles.track} cx="12" cy="12" r="9" />
      <circle className={styles.run} cx="12" cy="12" r="9" pathLength="1" style={{ animationDuration: `${forMs}ms` }} />
    </svg>
  );
}

const LOOK_EVERY_MS = 200;

/** Milliseconds until the line is told; 0 once it has been. */
function useTimeLeft(sending: Sending | null): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (sending === null) return;
    setNow(performance.now());
    const timer = setInterval(() => {
      setNow(performance.now());
      if (performance.now() >= sending.until) clearInterval(timer);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [sending]);
  return sending === null ? 0 : Math.min(sending.forMs, Math.max(0, sending.until - now));
}
