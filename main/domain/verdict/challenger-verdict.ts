import type { Result } from '../../../preload/contract/faults/result.ts';
import type { Verdict } from '../../../preload/contract/parts/inspection.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { decide, undeterminedBy } from './decide.ts';
import { type JudgedPicture, pictureFault } from './picture-fault.ts';
import type { Sighting } from './sighting.ts';

type Seen = Sighting & JudgedPicture;

/** What a challenger would have decided on a part by this recipe: like the line, it checks the image first. */
export function challengerVerdict(look: Result<Seen>, body: RecipeBody): Verdict {
  if (!look.ok) return undeterminedBy(look.fault);
  const trouble = pictureFault(look.value, body.pictureLimits);
  return trouble === null ? decide(look.value, body) : undeterminedBy(trouble);
}
