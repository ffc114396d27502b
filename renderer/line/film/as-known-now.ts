import type { InspectionSummary } from '../../../preload/contract/parts/inspection.ts';

/** A part that was read a while ago, with what has become of it since, as far as the newest parts tell. */
export function asKnownNow(part: InspectionSummary, recent: readonly InspectionSummary[]): InspectionSummary {
  return recent.find(({ id }) => id === part.id) ?? part;
}
