import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Person } from '../../../preload/contract/people/person.ts';
import type { StudyId } from '../../../preload/contract/people/study.ts';
import { callEngine } from './call-engine.ts';
import { HELD } from './claims.ts';
import type { Drafts } from './drafts.ts';
import { createReviewSession } from './review-session.ts';

/** Well within the two minutes after which the engine gives a claim to somebody else. */
const RENEW_EVERY_MS = 30_000;
/** How long an answer waits for a silent engine before it is tried again. */
const PATIENCE_MS = 3_000;

/** This person's place at the queue or in a study, from opening the screen until leaving it. */
export function useReviewSession(person: Person, drafts: Drafts, study?: StudyId) {
  const [session] = useState(() =>
    createReviewSession({
      call: callEngine,
      personId: person.id,
      study,
      untilEngineRuns,
      now: Date.now,
      onSettled: (item) => drafts.forget(item),
      onUndone: (item, draft) => {
        if (draft !== null) drafts.keep(item, draft);
      },
    }),
  );
  useEffect(() => {
    session.refill();
    const renewal = setInterval(session.refill, RENEW_EVERY_MS);
    const stops = [
      window.lupa.on('engine.changed', (state) => {
        if (state.kind === 'running') session.refill();
      }),
      window.lupa.on('review.changed', ({ waiting }) => {
        const { items, leaving } = session.current();
        const isMore = study !== undefined || waiting > items.length + leaving.length;
        if (items.length < HELD && isMore) session.refill();
      }),
    ];
    return () => {
      clearInterval(renewal);
      for (const stop of stops) stop();
      session.stop();
    };
  }, [session, study]);
  return { session, state: useSyncExternalStore(session.subscribe, session.current) };
}

function untilEngineRuns(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(done, PATIENCE_MS);
    const stop = window.lupa.on('engine.changed', ({ kind }) => {
      if (kind === 'running') done();
    });
  });
}
