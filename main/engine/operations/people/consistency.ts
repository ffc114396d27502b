import { ok } from '../../../../preload/contract/faults/result.ts';
import { consistencyOf } from '../../review/consistency.ts';
import type { Store } from '../../store/opening/open.ts';
import type { HandlersOf } from '../handlers.ts';

export function consistencyHandlers({ store }: { readonly store: Pick<Store, 'read'> }): HandlersOf<'consistency'> {
  return { 'consistency.read': (filter) => ok(consistencyOf(store.read, filter)) };
}
