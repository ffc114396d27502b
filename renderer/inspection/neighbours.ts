import type { InspectionSummary } from '../../preload/contract/parts/inspection.ts';
import type { InspectionId } from '../../preload/contract/values/units.ts';

/** The parts decided just after and just before one, among the recent ones (newest first). */
export function neighbours(recent: readonly InspectionSummary[], id: InspectionId | null) {
  const index = recent.findIndex((part) => part.id === id);
  if (index < 0) return { newer: null, older: null };
  return { newer: recent[index - 1]?.id ?? null, older: recent[index + 1]?.id ?? null };
}
