import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useSearch } from 'wouter';
import type { HistoryPage } from '../../preload/contract/parts/history.ts';
import type { InspectionId } from '../../preload/contract/values/units.ts';
import { historyKey } from '../history/use-history.ts';
import { recentParts } from '../ui/engine/use-live-events.ts';
import { useOperation } from '../ui/engine/use-operation.ts';
import { neighbours } from './neighbours.ts';

/** Where the part was opened from, and its neighbours there: a search in the history, or the line. */
export function useNeighbours(id: InspectionId | null) {
  const search = new URLSearchParams(useSearch()).get('history');
  const client = useQueryClient();
  const recent = useOperation(...recentParts).data ?? [];
  const found = client.getQueryData<InfiniteData<HistoryPage>>(historyKey(search ?? ''));
  const list = search === null ? recent : (found?.pages.flatMap((page) => page.parts) ?? []);
  const { newer, older } = neighbours(list, id);
  const from = search === null ? '' : `?${new URLSearchParams({ history: search })}`;
  const address = (neighbour: InspectionId | null) => neighbour && `/inspection/${neighbour}${from}`;
  return {
    back: search === null ? ('line' as const) : ('history' as const),
    backAddress: search === null ? '/' : `/history?${search}`,
    newer: address(newer),
    older: address(older),
  };
}
