import { useInfiniteQuery } from '@tanstack/react-query';
import type { HistoryFilter, HistoryPage, HistoryPlace } from '../../preload/contract/parts/history.ts';
import { ask } from '../ui/engine/lupa.ts';

const PAGE = 100;

export const historyKey = (search: string) => ['history.search', search] as const;

/** The history matching a filter, a stretch at a time, newest first. */
export function useHistory(filter: HistoryFilter, search: string) {
  return useInfiniteQuery({
    queryKey: historyKey(search),
    queryFn: ({ pageParam }) => ask('history.search', { filter, after: pageParam, limit: PAGE }),
    initialPageParam: null as HistoryPlace | null,
    getNextPageParam: ({ next }: HistoryPage) => next,
    // What somebody is reading must not move; newer parts are loaded on request.
    staleTime: Number.POSITIVE_INFINITY,
  });
}
