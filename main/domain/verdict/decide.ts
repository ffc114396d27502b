import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { Reason, Verdict } from '../../../preload/contract/parts/inspection.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';
import type { Sighting } from './sighting.ts';

type Limits = { readonly rejectAt: number; readonly clearBelow: number };

/**
 * The machine's verdict on one part. At or above `rejectAt` of its class a detection fails the part; below `clearBelow`
 * it does not count; in between, a person decides, as with more boxes than can be listed. Reasons name each class
 * once, by its highest score.
 */
export function decide({ detections, isCut }: Sighting, body: RecipeBody): Verdict {
  const broken = detections.find((detection) => !(detection.score >= 0 && detection.score <= 1));
  if (broken !== undefined) {
    const { score, className } = broken;
    return undeterminedBy({
      code: 'detector-failed',
      why: 'no-score',
      figures: { score: String(score), className },
    });
  }
  const reasons: readonly Reason[] = [
    ...highestByClass(detections).flatMap(([className, score]) => reasonFor(className, score, body)),
    ...(isCut ? [{ code: 'boxes-cut', told: detections.length } as const] : []),
  ];
  const defects = reasons.filter((reason) => reason.code === 'defect');
  if (defects.length > 0) return { kind: 'fail', reasons: [...defects, ...reasons.filter((r) => r.code !== 'defect')] };
  if (reasons.length > 0) return { kind: 'undetermined', reasons: [...reasons] };
  return { kind: 'pass', reasons: [{ code: 'all-clear' }] };
}

/** The verdict if the model itself is in doubt: what it found stands, but what it did not find proves nothing. */
export function withDoubt({ kind, reasons }: Verdict, doubt: Reason): Verdict {
  const found = reasons.filter(({ code }) => code !== 'all-clear');
  return { kind: kind === 'pass' ? 'undetermined' : kind, reasons: [...found, doubt] };
}

/** What every fault means for a part: nobody knows. */
export function undeterminedBy(fault: Fault): Verdict {
  return { kind: 'undetermined', reasons: [{ code: 'fault', fault }] };
}

/** The verdict at the level `manual`, where the model is not asked. */
export const MODEL_SILENT: Verdict = { kind: 'undetermined', reasons: [{ code: 'model-silent' }] };

/** Whether a detection is recorded: because of its score, or because it counted in the verdict, which must rest on what can be seen. */
export function isOnRecord(detection: Detection, body: RecipeBody): boolean {
  return detection.score >= Math.min(body.recordAbove, limitsOf(detection.className, body).clearBelow);
}

function limitsOf(className: string, body: RecipeBody): Limits {
  return body.defects.find((limits) => limits.className === className) ?? body.otherDefects;
}

function reasonFor(className: string, score: number, body: RecipeBody): readonly Reason[] {
  const { rejectAt, clearBelow } = limitsOf(className, body);
  if (score >= rejectAt) return [{ code: 'defect', className, score, rejectAt }];
  if (score >= clearBelow) return [{ code: 'unsure', className, score, clearBelow, rejectAt }];
  return [];
}

/** Classes with their highest score, highest first; equal scores by name, so that the order of detections does not matter. */
function highestByClass(detections: readonly Detection[]): readonly (readonly [string, number])[] {
  const highest = new Map<string, number>();
  for (const { className, score } of detections) highest.set(className, Math.max(highest.get(className) ?? 0, score));
  return [...highest].sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
}
