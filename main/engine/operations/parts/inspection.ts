import { notFound } from '../../../../preload/contract/faults/missing-thing.ts';
import { failed, ok } from '../../../../preload/contract/faults/result.ts';
import type { Inspection } from '../../../../preload/contract/parts/inspection.ts';
import { isMeasure } from '../../../domain/review/measured-look.ts';
import type { Clock } from '../../clock.ts';
import { asSeenBy, isLeader, sealedParts } from '../../review/sealed-parts.ts';
import type { Store } from '../../store/opening/open.ts';
import { recentInspections } from '../../store/parts/inspection-summaries.ts';
import { inspectionOf, withoutOpinion } from '../../store/parts/inspections.ts';
import type { HandlersOf } from '../handlers.ts';

export type InspectionHandlerDeps = { readonly store: Store; readonly clock: Clock };

export function inspectionHandlers({ store, clock }: InspectionHandlerDeps): HandlersOf<'inspection'> {
  return {
    'inspection.recent': (page, actor) =>
      ok([...asSeenBy(store.read, actor, recentInspections(store.read, page), clock.now())]),
    'inspection.read': ({ id }, actor) => {
      const inspection = inspectionOf(store.read, id);
      if (inspection === null) return failed(notFound('inspection', id));
      if (sealedParts(store.read, actor, [id], clock.now()).has(id)) return ok(withoutOpinion(inspection));
      return ok(isLeader(actor) ? inspection : withoutMeasures(inspection));
    },
  };
}

/** Without looks that measured somebody: they must not find out which ones did. */
function withoutMeasures(inspection: Inspection): Inspection {
  return { ...inspection, dispositions: inspection.dispositions.filter(({ ask }) => !isMeasure(ask)) };
}
