import type { InspectionSummary } from '../../../preload/contract/parts/inspection.ts';

/** A part read earlier, updated with what has happened to it since, as far as the newest parts show. */
export function asKnownNow(part: InspectionSummary, recent: readonly InspectionSummary[]): InspectionSummary {
  return recent.find(({ id }) => id === part.id) ?? part;
}
