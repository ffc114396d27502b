import { Textarea } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import { KeyHint } from '../../ui/keyboard/key-hint.tsx';
import { useShortcuts } from '../../ui/keyboard/shortcuts.tsx';
import type { ItemWork } from '../use-item-work.ts';
import styles from './answer-panel.module.css';

const LONGEST = 2000;

type Props = { readonly item: ReviewItem; readonly work: ItemWork };

/** A comment on the answer. Enter goes back to the image, Shift+Enter starts a new line. */
export function CommentField({ item, work }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  useShortcuts({ 'review-comment': () => field.current?.focus() });
  const leave = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isDone = event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey);
    if (!isDone || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.closest<HTMLElement>('[data-item]')?.focus();
  };
  return (
    <Textarea
      key={item.id}
      ref={field}
      label={
        <span className={styles.commentLabel}>
          {t('review.comment')} <KeyHint id="review-comment" />
        </span>
      }
      autosize
      minRows={1}
      maxRows={4}
      maxLength={LONGEST}
      value={work.draft.comment}
      onChange={(event) => work.change({ draft: { ...work.draft, comment: event.currentTarget.value } })}
      onKeyDown={leave}
    />
  );
}
