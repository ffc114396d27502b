import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/keyboard/key-hint.tsx';
import type { Press } from '../../ui/keyboard/press.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import type { ReviewSession } from '../session/review-session.ts';
import { givenWords } from './given-answer.ts';

type Props = {
  readonly session: Pick<ReviewSession, 'subscribe' | 'current'>;
  readonly onUndo: (press: Press) => void;
};

/** Takes back the last answer where no part is on screen, and says which that is. */
export function UndoButton({ session, onUndo }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const last = useSyncExternalStore(session.subscribe, session.current).given.at(-1);
  const words = last && givenWords(last, t, format);
  return (
    <Button
      variant="default"
      leftSection={<IconArrowBackUp size="1.2rem" aria-hidden />}
      rightSection={<KeyHint id="review-undo" />}
      onClick={({ timeStamp, detail }) => onUndo({ at: timeStamp, clicks: Math.max(1, detail), from: 'empty' })}
    >
      {t('review.undo')}
      {words !== undefined && ` (${words.part}: ${words.said})`}
    </Button>
  );
}
