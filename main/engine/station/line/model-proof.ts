import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import type { Sha256 } from '../../../../preload/contract/values/units.ts';
import { hasFoundAnything } from '../../../domain/models/model-proof.ts';
import { isMute } from '../../../domain/models/mute-model.ts';
import type { ReadDb } from '../../store/handles.ts';
import { newestGateRun } from '../../store/models/gate-runs.ts';
import { type ModelProof, proofOnLine } from '../../store/models/line-proof.ts';
import { modelCardOf } from '../../store/models/models.ts';

/**
 * Whether anybody has seen the model of a recipe find anything: the gate on parts known to be bad, whose newest run counts more than the
 * card; the card of this very file; the drawn images it was examined with; or the line itself.
 */
export function modelProof(db: ReadDb, recipe: Recipe): ModelProof | null {
  const { modelSha256 } = recipe.body;
  if (modelSha256 === null) return null;
  const run = newestGateRun(db, recipe.id, modelSha256);
  const isTried = run !== null && run.report.badParts > 0;
  const hasFound = isTried ? hasFoundAnything(run.report.challenger) : hasFoundByCard(db, modelSha256);
  return hasFound ? 'found' : proofOnLine(db, recipe);
}

function hasFoundByCard(db: ReadDb, sha256: Sha256): boolean {
  const card = modelCardOf(db, sha256);
  if (card === null || isMute(card)) return false;
  return card.profile.hasFoundDrawn === true || (card.measured !== undefined && hasFoundAnything(card.measured));
}
