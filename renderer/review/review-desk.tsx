import { VisuallyHidden } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../preload/contract/people/person.ts';
import type { StudyId } from '../../preload/contract/people/study.ts';
import { FaultNotice } from '../ui/controls/fault-notice.tsx';
import { Pending } from '../ui/controls/loaded.tsx';
import { FaultError } from '../ui/engine/lupa.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import type { Press } from '../ui/keyboard/press.ts';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import { EmptyQueue } from './around/empty-queue.tsx';
import { FeedbackBar } from './around/feedback-bar.tsx';
import { NoticeBar } from './around/notice-bar.tsx';
import { ItemDesk } from './item-desk.tsx';
import { usePictures } from './picture/use-pictures.ts';
import styles from './review-desk.module.css';
import { callEngine } from './session/call-engine.ts';
import { createDraftSaver } from './session/draft-saver.ts';
import { createDrafts } from './session/drafts.ts';
import type { QueueState } from './session/queue-state.ts';
import type { ReviewSession } from './session/review-session.ts';
import { useReviewSession } from './session/use-review-session.ts';
import { NoLooks } from './study/no-looks.tsx';
import { StudyInvitation } from './study/study-invitation.tsx';

/** Until the station's own value is known. */
const USUAL_LOOK_MS = 150;

/** One person's desk: their current item, or why there is none. */
export function ReviewDesk({ person, study }: { readonly person: Person; readonly study: StudyId | undefined }) {
  const { t } = useTranslation();
  const [drafts] = useState(() => createDrafts(window.localStorage, Date.now, createDraftSaver(callEngine, pause)));
  const { session, state } = useReviewSession(person, drafts, study);
  const [current] = state.items;
  const { picture, retry } = usePictures(state.items.map(({ inspection }) => inspection.id));
  // Renewing a claim returns the same item; nothing visible about it has changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: an item is identified by its number
  const item = useMemo(() => current, [current?.id]);
  const minLookMs = useOperation('station.settings', {}).data?.minLookMs ?? USUAL_LOOK_MS;
  const undoneAt = useRef<number | null>(null);
  const undo = (press: Press) => {
    // If one bouncing press undid twice, the answer before would be lost as well.
    if (press.clicks > 1 || (undoneAt.current !== null && press.at - undoneAt.current < minLookMs)) return;
    undoneAt.current = press.at;
    session.undo();
  };
  useShortcuts({ 'review-undo': undo });
  return (
    <div className={styles.screen} data-has-item={item !== undefined}>
      <div className={styles.notices}>
        <FeedbackBar feedback={state.feedback} onDismiss={session.dismissNotice} />
        <NoticeBar notice={state.notice} onDismiss={session.dismissNotice} />
      </div>
      {item !== undefined && (
        <ItemDesk
          item={item}
          picture={picture}
          onRetry={retry}
          session={session}
          drafts={drafts}
          minLookMs={minLookMs}
          onUndo={undo}
          study={study}
        />
      )}
      {item === undefined && <VisuallyHidden component="h1">{t('screen.review')}</VisuallyHidden>}
      {item === undefined && <Nothing state={state} study={study} session={session} onUndo={undo} />}
    </div>
  );
}

type NothingProps = {
  readonly state: QueueState;
  readonly study: StudyId | undefined;
  readonly session: ReviewSession;
  readonly onUndo: (press: Press) => void;
};

/** Why there is no current item: the queue cannot be read, has not answered yet, or is empty. */
function Nothing({ state: { fault, isUnknown }, study, session, onUndo }: NothingProps) {
  const onRetry = session.refill;
  if (fault === null && !isUnknown) {
    return study === undefined ? (
      <>
        <div className={styles.invitation}>
          <StudyInvitation />
        </div>
        <EmptyQueue session={session} onUndo={onUndo} />
      </>
    ) : (
      <NoLooks study={study} session={session} onUndo={onUndo} onOpen={onRetry} />
    );
  }
  return (
    <div className={styles.aside}>
      {fault === null ? <Pending height="8rem" /> : <FaultNotice error={new FaultError(fault)} onRetry={onRetry} />}
    </div>
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
