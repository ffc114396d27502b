import { ok } from '../../../../preload/contract/faults/result.ts';
import { COUNTED_AT_MOST, type HistoryCount } from '../../../../preload/contract/parts/history.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import type { Clock } from '../../clock.ts';
import { sealedParts } from '../../review/sealed-parts.ts';
import { localZoneOffset } from '../../station/zone-offset.ts';
import type { Store } from '../../store/opening/open.ts';
import { historyDays, matchingIds, searchHistory } from '../../store/parts/history.ts';
import type { HandlersOf } from '../handlers.ts';

export type HistoryHandlerDeps = { readonly store: Pick<Store, 'read'>; readonly clock: Clock };

export function historyHandlers({ store, clock }: HistoryHandlerDeps): HandlersOf<'history'> {
  return {
    'history.search': ({ filter, after, limit }, actor) => {
      const page = searchHistory(store.read, filter, { after, limit });
      const ids = page.parts.map(({ id }) => id);
      // Left out rather than hidden: a match with a filter would reveal what the model said.
      const hidden = sealedParts(store.read, actor, ids, clock.now());
      return ok({ ...page, parts: page.parts.filter(({ id }) => !hidden.has(id)) });
    },
    'history.count': ({ filter }, actor) => {
      const { ids, searchedTo } = matchingIds(store.read, filter, COUNTED_AT_MOST + 1);
      const isOver = ids.length > COUNTED_AT_MOST;
      const hidden = sealedParts(store.read, actor, ids, clock.now());
      const parts = Math.min(COUNTED_AT_MOST, ids.filter((id) => !hidden.has(id)).length);
      return ok({ parts, ...(isOver ? { stoppedBy: 'limit', searchedTo: null } : stopped(searchedTo)) });
    },
    'history.days': () => ok([...historyDays(store.read, localZoneOffset)]),
  };
}

function stopped(searchedTo: Instant | null): Pick<HistoryCount, 'stoppedBy' | 'searchedTo'> {
  return { stoppedBy: searchedTo === null ? null : 'walk', searchedTo };
}
