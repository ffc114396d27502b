import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { HistoryFilter, HistoryPage, HistoryPlace } from '../../preload/contract/parts/history.ts';
import type { StationStatus } from '../../preload/contract/station/status.ts';
import { ask } from '../ui/engine/lupa.ts';
import { cacheKey } from '../ui/engine/use-operation.ts';
import type { Asked } from './newer-parts.ts';

const PAGE = 100;

export const historyKey = (search: string) => ['history.search', search] as const;

/** The history matching a filter, a stretch at a time, newest first. */
export function useHistory(filter: HistoryFilter, search: string) {
  const client = useQueryClient();
  return useInfiniteQuery({
    queryKey: historyKey(search),
    queryFn: async ({ pageParam }): Promise<HistoryPage & Asked> => {
      const lastKnown = client.getQueryData<StationStatus>(cacheKey('station.status', {}))?.last?.id ?? null;
      return { ...(await ask('history.search', { filter, after: pageParam, limit: PAGE })), lastKnown };
    },
    initialPageParam: null as HistoryPlace | null,
    getNextPageParam: ({ next }: HistoryPage) => next,
    // What somebody is reading must not move; newer parts are loaded on request.
    staleTime: Number.POSITIVE_INFINITY,
  });
}
