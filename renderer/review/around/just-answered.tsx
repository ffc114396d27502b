import { IconCheck } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/words/use-format.ts';
import type { ReviewSession } from '../session/review-session.ts';
import { givenWords } from './given-answer.ts';
import styles from './just-answered.module.css';

/** For a moment, what was answered last. It lies over the image and lets every press through. */
export function JustAnswered({ session }: { readonly session: Pick<ReviewSession, 'subscribe' | 'current'> }) {
  const { given } = useSyncExternalStore(session.subscribe, session.current);
  const { t } = useTranslation();
  const format = useFormat();
  const last = given.at(-1);
  const words = last && givenWords(last, t, format);
  return (
    <div role="status">
      {words !== undefined && (
        <p key={last?.item.id} className={styles.answered} data-kind={last?.kind}>
          <IconCheck size="1.1rem" className={styles.icon} aria-hidden />
          <span className={styles.part}>{words.part}</span>
          <strong className={styles.said}>{words.said}</strong>
        </p>
      )}
    </div>
  );
}
