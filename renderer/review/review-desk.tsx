import { useState } from 'react';
import type { Person } from '../../preload/contract/person.ts';
import { FaultNotice } from '../ui/fault-notice.tsx';
import { FaultError } from '../ui/lupa.ts';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { createDrafts } from './drafts.ts';
import { EmptyQueue } from './empty-queue.tsx';
import { ItemDesk } from './item-desk.tsx';
import { NoticeBar } from './notice-bar.tsx';
import styles from './review-desk.module.css';
import { useReviewSession } from './use-review-session.ts';

/** One person's desk: the item before them, or why there is none. */
export function ReviewDesk({ person }: { readonly person: Person }) {
  const [drafts] = useState(() => createDrafts(window.localStorage, Date.now));
  const { session, state } = useReviewSession(person, drafts);
  const [item] = state.items;
  useShortcuts({ 'review-undo': session.undo });
  return (
    <div className={styles.screen}>
      <NoticeBar notice={state.notice} onDismiss={session.dismissNotice} />
      {item !== undefined && (
        <ItemDesk items={state.items} item={item} unsaved={state.leaving.length} session={session} drafts={drafts} />
      )}
      {item === undefined && state.fault !== null && (
        <div className={styles.trouble}>
          <FaultNotice error={new FaultError(state.fault)} onRetry={session.refill} />
        </div>
      )}
      {item === undefined && state.fault === null && !state.isUnknown && <EmptyQueue onUndo={session.undo} />}
    </div>
  );
}
