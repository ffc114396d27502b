import { ok } from '../../../preload/contract/result.ts';
import { localZoneOffset } from '../station/zone-offset.ts';
import { historyDays, searchHistory } from '../store/history.ts';
import type { Store } from '../store/open.ts';
import type { HandlersOf } from './handlers.ts';

export function historyHandlers({ store }: { readonly store: Store }): HandlersOf<'history'> {
  return {
    'history.search': ({ filter, after, limit }) => ok(searchHistory(store.read, filter, { after, limit })),
    'history.days': () => ok([...historyDays(store.read, localZoneOffset)]),
  };
}
