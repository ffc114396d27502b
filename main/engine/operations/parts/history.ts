import { ok } from '../../../../preload/contract/faults/result.ts';
import type { Clock } from '../../clock.ts';
import { sealedParts } from '../../review/sealed-parts.ts';
import { localZoneOffset } from '../../station/zone-offset.ts';
import type { Store } from '../../store/opening/open.ts';
import { historyDays, searchHistory } from '../../store/parts/history.ts';
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
    'history.days': () => ok([...historyDays(store.read, localZoneOffset)]),
  };
}
