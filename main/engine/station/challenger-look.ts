import type { RecipeBody } from '../../../preload/contract/recipe.ts';
import type { Result } from '../../../preload/contract/result.ts';
import type { Instant } from '../../../preload/contract/units.ts';
import { challengerVerdict } from '../../domain/challenger-verdict.ts';
import { isOnRecord } from '../../domain/decide.ts';
import type { ShadowLook } from '../store/shadow-verdicts.ts';
import type { Look } from '../vision/worker-messages.ts';

/** A challenger's look as it goes on record: what it would have decided by this recipe, on what, and in what time. */
export function challengerLook(result: Result<Look>, body: RecipeBody, lookedAt: Instant): ShadowLook {
  const { prepare = 0, detect = 0, read = 0 } = result.ok ? result.value.elapsedMs : {};
  return {
    verdict: challengerVerdict(result, body),
    detections: result.ok ? result.value.detections.filter((detection) => isOnRecord(detection, body)) : [],
    lookedAt,
    lookMs: prepare + detect + read,
  };
}
