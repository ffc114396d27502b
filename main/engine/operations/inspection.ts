import { failed, ok } from '../../../preload/contract/result.ts';
import { recentInspections } from '../store/inspection-summaries.ts';
import { inspectionOf } from '../store/inspections.ts';
import type { Store } from '../store/open.ts';
import type { HandlersOf } from './handlers.ts';

export function inspectionHandlers({ store }: { readonly store: Store }): HandlersOf<'inspection'> {
  return {
    'inspection.recent': (page) => ok([...recentInspections(store.read, page)]),
    'inspection.read': ({ id }) => {
      const inspection = inspectionOf(store.read, id);
      return inspection === null ? failed({ code: 'not-found', what: `inspection ${id}` }) : ok(inspection);
    },
  };
}
