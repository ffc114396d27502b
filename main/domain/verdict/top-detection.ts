import type { Detection } from '../../../preload/contract/models/model.ts';
import type { Verdict } from '../../../preload/contract/parts/inspection.ts';

export type TopDetection = { readonly className: string; readonly score: number };

/** What mattered most: the highest score among the classes that the verdict names, otherwise among all detections; `null` without any. */
export function topDetection(verdict: Verdict, detections: readonly Detection[]): TopDetection | null {
  const named = verdict.reasons.filter((reason) => reason.code === 'defect' || reason.code === 'unsure');
  const candidates: readonly TopDetection[] = named.length > 0 ? named : detections;
  const top = candidates.reduce<TopDetection | null>(
    (best, next) => (best === null || next.score > best.score ? next : best),
    null,
  );
  return top === null ? null : { className: top.className, score: top.score };
}
