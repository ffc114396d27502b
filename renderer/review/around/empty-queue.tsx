import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/controls/empty.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import type { Press } from '../../ui/keyboard/press.ts';
import type { ReviewSession } from '../session/review-session.ts';
import { UndoButton } from './undo-button.tsx';

type Props = { readonly session: ReviewSession; readonly onUndo: (press: Press) => void };

/** Nothing waits for this person, which is good news, and what that means. */
export function EmptyQueue({ session, onUndo }: Props) {
  const { t } = useTranslation();
  const elsewhere = useOperation('review.queue', {}).data?.waiting ?? 0;
  return (
    <Empty Icon={IconCircleCheck} title={t('review.empty')} action={<UndoButton session={session} onUndo={onUndo} />}>
      {elsewhere > 0 ? t('review.empty-elsewhere', { count: elsewhere }) : t('review.empty-text')}
    </Empty>
  );
}
