import { Button } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { StudyId } from '../../../preload/contract/people/study.ts';
import { Empty } from '../../ui/controls/empty.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import type { Press } from '../../ui/keyboard/press.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { UndoButton } from '../around/undo-button.tsx';
import type { ReviewSession } from '../session/review-session.ts';

const ASKED_EVERY_MS = 5000;

type Props = {
  readonly study: StudyId;
  readonly session: ReviewSession;
  readonly onUndo: (press: Press) => void;
  /** The next round has begun. */
  readonly onOpen: () => void;
};

/** Why there is no part of the study right now: the pause between two rounds, or everything is answered. */
export function NoLooks({ study, session, onUndo, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [, navigate] = useLocation();
  const tasks = useOperation('study.mine', {}, { everyMs: ASKED_EVERY_MS }).data;
  const task = tasks?.find(({ id }) => id === study);
  const isOpen = task !== undefined && task.opensAt === null;
  useEffect(() => {
    if (isOpen) onOpen();
  }, [isOpen, onOpen]);
  if (tasks === undefined) return null;
  const isPause = task !== undefined;
  return (
    <Empty
      Icon={IconUsersGroup}
      title={t(isPause ? 'study.pause' : 'study.done')}
      action={
        <>
          <Button onClick={() => navigate('/review')}>{t('study.to-queue')}</Button>
          {isPause && <UndoButton session={session} onUndo={onUndo} />}
        </>
      }
    >
      {isPause
        ? t('study.pause-text', {
            round: format.count(task.round),
            rounds: format.count(task.rounds),
            at: task.opensAt === null ? '—' : format.dayTime(task.opensAt),
          })
        : t('study.done-text')}
    </Empty>
  );
}
