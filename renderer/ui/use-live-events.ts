import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { InspectionSummary } from '../../preload/contract/inspection.ts';
import { STRIP_LENGTH, withDecided, withDispositions } from './live-cache.ts';
import type { AnyOperationName } from './lupa.ts';
import { cacheKey } from './use-operation.ts';

export const recentParts = cacheKey('inspection.recent', { limit: STRIP_LENGTH });

const listOperations = {
  lanes: ['lane.list', 'station.status'],
  recipes: ['recipe.list', 'recipe.versions', 'station.status'],
  models: ['model.list', 'model.card'],
  people: ['person.list'],
  settings: ['station.settings', 'station.status'],
} as const satisfies Record<string, readonly AnyOperationName[]>;

/** Feeds every event of the engine and of main into the cache, so that no screen listens by itself. */
export function useLiveEvents(): void {
  const client = useQueryClient();
  useEffect(() => listen(client), [client]);
}

function listen(client: QueryClient): () => void {
  const readAgain = (name: AnyOperationName) => void client.invalidateQueries({ queryKey: [name] });
  const changeRecent = (change: (recent: readonly InspectionSummary[]) => InspectionSummary[]) =>
    client.setQueryData<InspectionSummary[]>(recentParts, (recent) => recent && change(recent));
  const stops = [
    window.lupa.on('inspection.decided', ({ inspections }) =>
      changeRecent((recent) => withDecided(recent, inspections)),
    ),
    window.lupa.on('disposition.made', ({ dispositions }) => {
      changeRecent((recent) => withDispositions(recent, dispositions));
      for (const { inspectionId } of dispositions)
        void client.invalidateQueries({ queryKey: cacheKey('inspection.read', { id: inspectionId }) });
    }),
    window.lupa.on('station.changed', (status) => client.setQueryData(cacheKey('station.status', {}), status)),
    window.lupa.on('review.changed', (queue) => client.setQueryData(cacheKey('review.queue', {}), queue)),
    window.lupa.on('list.changed', ({ lists }) => lists.flatMap((list) => listOperations[list]).forEach(readAgain)),
    window.lupa.on('session.changed', (session) => client.setQueryData(cacheKey('desktop.who-am-i', {}), session)),
    window.lupa.on('engine.changed', (state) => {
      client.setQueryData(cacheKey('desktop.engine-state', {}), state);
      // What was read before the engine went down may be old, and what was asked meanwhile has failed.
      if (state.kind === 'running')
        void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'desktop.engine-state' });
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
