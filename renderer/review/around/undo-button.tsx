import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/keyboard/key-hint.tsx';
import type { Press } from '../../ui/keyboard/press.ts';

/** Takes back the last answer where no part is on screen. */
export function UndoButton({ onUndo }: { readonly onUndo: (press: Press) => void }) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      leftSection={<IconArrowBackUp size="1.2rem" aria-hidden />}
      rightSection={<KeyHint id="review-undo" />}
      onClick={({ timeStamp, detail }) => onUndo({ at: timeStamp, clicks: Math.max(1, detail), from: 'empty' })}
    >
      {t('review.undo')}
    </Button>
  );
}
