import type { InspectionSummary } from '../../../preload/contract/parts/inspection.ts';
import type { Payload } from '../../../preload/contract/transport/events.ts';

/** How many parts the film strip shows. */
export const STRIP_LENGTH = 50;

/** Newest first, each inspection once, at most `STRIP_LENGTH`. */
export function withDecided(
  recent: readonly InspectionSummary[],
  decided: readonly InspectionSummary[],
): InspectionSummary[] {
  const byId = new Map([...recent, ...decided].map((inspection) => [inspection.id, inspection]));
  return [...byId.values()].sort((a, b) => b.decidedAt - a.decidedAt || b.id - a.id).slice(0, STRIP_LENGTH);
}

/** A disposition that decides about a part ends its waiting. */
export function withDispositions(
  recent: readonly InspectionSummary[],
  dispositions: Payload<'disposition.made'>['dispositions'],
): InspectionSummary[] {
  const kindOf = new Map(dispositions.map((made) => [made.inspectionId, made.kind]));
  return recent.map((inspection) => {
    const kind = kindOf.get(inspection.id);
    return kind === undefined ? inspection : { ...inspection, disposition: kind, isWaiting: false };
  });
}
