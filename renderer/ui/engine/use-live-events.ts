import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Replay } from '../../../preload/contract/models/replay.ts';
import { readAgainFor } from '../../../preload/contract/operations/made-stale.ts';
import type { InspectionSummary } from '../../../preload/contract/parts/inspection.ts';
import type { StationStatus } from '../../../preload/contract/station/status.ts';
import { atMostEvery } from './at-most-every.ts';
import { STRIP_LENGTH, withDecided, withDispositions } from './live-cache.ts';
import type { AnyOperationName } from './lupa.ts';
import { followAnswers, putNewest, putTold, type Told } from './put-told.ts';
import { cacheKey } from './use-operation.ts';

export const recentParts = cacheKey('inspection.recent', { limit: STRIP_LENGTH });

/** The eye cannot follow more images than this; the others are in the strip and in the counts. */
const PARTS_EVERY_MS = 200;
const FIGURES_EVERY_MS = 500;

type RecentChange = (recent: readonly InspectionSummary[]) => readonly InspectionSummary[];

/** Feeds every event of the engine and of main into the cache, so that no screen has to listen itself. */
export function useLiveEvents(): void {
  const client = useQueryClient();
  useEffect(() => listen(client), [client]);
}

function listen(client: QueryClient): () => void {
  const stops = [
    ...hearParts(client),
    ...hearFigures(client),
    ...hearLists(client),
    ...hearLongTasks(client),
    ...hearDesktop(client),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

type Stops = readonly (() => void)[];

function readAgain(client: QueryClient, name: AnyOperationName): void {
  void client.invalidateQueries({ queryKey: [name] });
}

/** Decisions and people's answers in one queue: an answer must not be handled before its part is there. */
function hearParts(client: QueryClient): Stops {
  const parts = atMostEvery<RecentChange>(PARTS_EVERY_MS, (changes) =>
    client.setQueryData<readonly InspectionSummary[]>(
      recentParts,
      (recent) => recent && changes.reduce((strip, change) => change(strip), recent),
    ),
  );
  return [
    parts.stop,
    window.lupa.on('inspection.decided', ({ inspections }) => parts.take((recent) => withDecided(recent, inspections))),
    window.lupa.on('disposition.made', ({ dispositions }) => {
      parts.take((recent) => withDispositions(recent, dispositions));
      for (const { inspectionId } of dispositions)
        void client.invalidateQueries({ queryKey: cacheKey('inspection.read', { id: inspectionId }) });
    }),
  ];
}

function hearFigures(client: QueryClient): Stops {
  const answers = followAnswers(client);
  const figures = atMostEvery<Told<StationStatus>>(FIGURES_EVERY_MS, (told) => {
    const newest = told.at(-1);
    if (newest !== undefined) putTold(client, answers, cacheKey('station.status', {}), newest);
  });
  return [
    answers.stop,
    figures.stop,
    window.lupa.on('station.changed', (value) => figures.take({ value, heardAt: performance.now() })),
  ];
}

function hearLists(client: QueryClient): Stops {
  return [
    window.lupa.on('review.changed', (queue) => {
      putNewest(client, cacheKey('review.queue', {}), queue);
      readAgain(client, 'study.mine');
      readAgain(client, 'study.list');
    }),
    window.lupa.on('list.changed', ({ lists }) => {
      for (const name of lists.flatMap((list) => readAgainFor[list])) readAgain(client, name);
    }),
  ];
}

/** Exports and imports, replays, and the gate. */
function hearLongTasks(client: QueryClient): Stops {
  return [
    window.lupa.on('transfer.changed', (state) => {
      putNewest(client, cacheKey('transfer.state', {}), state);
      if (state.kind !== 'done') return;
      if (state.result.kind === 'challenges') readAgain(client, 'challenge.list');
      // Imported labels are agreed answers, and golden sets are made of these.
      for (const name of ['transfer.list', 'golden.list', 'golden.stock', 'golden.candidate'] as const)
        readAgain(client, name);
    }),
    window.lupa.on('replay.changed', (replay) => {
      const key = cacheKey('replay.list', { modelSha256: replay.modelSha256 });
      const isKnown = client.getQueryData<Replay[]>(key)?.some(({ id }) => id === replay.id) === true;
      // Started in another window.
      if (!isKnown) readAgain(client, 'replay.list');
      client.setQueryData<Replay[]>(key, (known) => known?.map((one) => (one.id === replay.id ? replay : one)));
    }),
    window.lupa.on('gate.changed', (state) => putNewest(client, cacheKey('gate.state', {}), state)),
  ];
}

/** What main itself tells: updates, who is signed in, and the state of the engine. */
function hearDesktop(client: QueryClient): Stops {
  return [
    window.lupa.on('updates.changed', () => readAgain(client, 'desktop.updates')),
    window.lupa.on('session.changed', (session) => {
      putNewest(client, cacheKey('desktop.who-am-i', {}), session);
      // A person who is signed in is told more about the others.
      readAgain(client, 'person.list');
    }),
    window.lupa.on('station.staffed', (staffing) => putNewest(client, cacheKey('desktop.staffing', {}), staffing)),
    window.lupa.on('engine.changed', (state) => {
      putNewest(client, cacheKey('desktop.engine-state', {}), state);
      // Anything read before the engine stopped may be old, and requests made meanwhile have failed.
      if (state.kind === 'running')
        void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'desktop.engine-state' });
    }),
  ];
}
