import type { Result } from '../../../../preload/contract/faults/result.ts';
import type { RecipeBody } from '../../../../preload/contract/station/recipe.ts';
import type { Instant } from '../../../../preload/contract/values/units.ts';
import { challengerVerdict } from '../../../domain/verdict/challenger-verdict.ts';
import { isOnRecord } from '../../../domain/verdict/decide.ts';
import type { ShadowLook } from '../../store/models/shadow-look.ts';
import type { Look } from '../../vision/pool/worker-messages.ts';

/** A challenger's look as recorded: what it would have decided by this recipe, based on what, and in what time. */
export function challengerLook(result: Result<Look>, body: RecipeBody, lookedAt: Instant): ShadowLook {
  const { prepare = 0, detect = 0, read = 0 } = result.ok ? result.value.elapsedMs : {};
  return {
    verdict: challengerVerdict(result, body),
    detections: result.ok ? result.value.detections.filter((detection) => isOnRecord(detection, body)) : [],
    lookedAt,
    lookMs: prepare + detect + read,
  };
}
