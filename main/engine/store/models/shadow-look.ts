import type { Detection } from '../../../../preload/contract/models/model.ts';
import type { Verdict } from '../../../../preload/contract/parts/inspection.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';

/** A challenger's look at a part: what it would have decided, on what, when and in what time. */
export type ShadowLook = {
  readonly verdict: Verdict;
  readonly detections: readonly Detection[];
  readonly lookedAt: Instant;
  readonly lookMs: number;
};
