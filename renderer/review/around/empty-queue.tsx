import { Button } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/controls/empty.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { KeyHint } from '../../ui/keyboard/key-hint.tsx';
import type { Press } from '../../ui/keyboard/press.ts';

/** Nothing waits for this person, which is good news, and what that means. */
export function EmptyQueue({ onUndo }: { readonly onUndo: (press: Press) => void }) {
  const { t } = useTranslation();
  const elsewhere = useOperation('review.queue', {}).data?.waiting ?? 0;
  return (
    <Empty
      Icon={IconCircleCheck}
      title={t('review.empty')}
      action={
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size="1.2rem" />}
          rightSection={<KeyHint id="review-undo" />}
          onClick={({ timeStamp, detail }) => onUndo({ at: timeStamp, clicks: Math.max(1, detail), from: 'empty' })}
        >
          {t('review.undo')}
        </Button>
      }
    >
      {elsewhere > 0 ? t('review.empty-elsewhere', { count: elsewhere }) : t('review.empty-text')}
    </Empty>
  );
}
