import type { Inspection } from '../../../preload/contract/inspection.ts';
import { notFound } from '../../../preload/contract/missing-thing.ts';
import { operations } from '../../../preload/contract/operations.ts';
import type { Actor } from '../../../preload/contract/person.ts';
import { failed, ok } from '../../../preload/contract/result.ts';
import { isMeasure } from '../../domain/measured-look.ts';
import { recentInspections } from '../store/inspection-summaries.ts';
import { inspectionOf } from '../store/inspections.ts';
import type { Store } from '../store/open.ts';
import type { HandlersOf } from './handlers.ts';

export function inspectionHandlers({ store }: { readonly store: Store }): HandlersOf<'inspection'> {
  return {
    'inspection.recent': (page) => ok([...recentInspections(store.read, page)]),
    'inspection.read': ({ id }, actor) => {
      const inspection = inspectionOf(store.read, id);
      if (inspection === null) return failed(notFound('inspection', id));
      return ok(mayMeasure(actor) ? inspection : withoutMeasures(inspection));
    },
  };
}

function mayMeasure({ role }: Actor): boolean {
  return operations['consistency.read'].roles.some((one) => one === role);
}

/** Without the looks that measured somebody: whoever is measured must not find out by which. */
function withoutMeasures(inspection: Inspection): Inspection {
  return { ...inspection, dispositions: inspection.dispositions.filter(({ ask }) => !isMeasure(ask)) };
}
