import type { Detection } from '../../preload/contract/models/model.ts';
import type { Reason } from '../../preload/contract/parts/inspection.ts';

/** Below this a box is hardly ever more than noise, where no reason of the verdict says otherwise. */
const FAINT_BELOW = 0.25;

/**
 * The detections that tell something about the verdict, strongest first: those of a class that a reason names, from the
 * limit in that reason on, and any other that is not faint. The rest is for the table of raw detections.
 */
export function tellingDetections(detections: readonly Detection[], reasons: readonly Reason[]): Detection[] {
  const limits = new Map<string, number>();
  for (const reason of reasons) {
    if (reason.code === 'defect')
      limits.set(reason.className, Math.min(reason.rejectAt, limits.get(reason.className) ?? 1));
    if (reason.code === 'unsure')
      limits.set(reason.className, Math.min(reason.clearBelow, limits.get(reason.className) ?? 1));
  }
  return detections
    .filter((detection) => detection.score >= (limits.get(detection.className) ?? FAINT_BELOW))
    .sort((a, b) => b.score - a.score);
}
