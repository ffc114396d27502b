import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { entryRefused } from '../../../preload/contract/faults/entry-trouble.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import { CLASS_NAME_LONGEST, type RecipeBody, recipeBodySchema } from '../../../preload/contract/station/recipe.ts';
import { parseInput } from '../../../preload/contract/transport/parse-input.ts';
import type { RecipeId } from '../../../preload/contract/values/units.ts';
import { decidesAlone, isMute } from '../../domain/models/mute-model.ts';
import { readNamesBy } from '../ingest/names/name-pattern.ts';
import type { ReadDb } from '../store/handles.ts';
import { modelCardOf } from '../store/models/models.ts';
import { recipes } from '../store/set-up/recipes.ts';

/** What is wrong with a recipe, or `null`. `id` is null for a new one. */
export function recipeObjection(db: ReadDb, id: RecipeId | null, name: string, body: RecipeBody): Fault | null {
  const isTaken = recipes(db).some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());
  if (isTaken) return conflict('recipe-name-taken', name);
  const unnamed = body.defects.find(({ className }) => className === '');
  if (unnamed !== undefined) return entryRefused({ why: 'class-nameless' });
  const long = body.defects.find(({ className }) => className.length > CLASS_NAME_LONGEST);
  if (long !== undefined) {
    return entryRefused({ why: 'class-long', figures: { className: long.className, limit: CLASS_NAME_LONGEST } });
  }
  // Bodies built here from what a model's file says go the same way as those entered by a person.
  const parsed = parseInput(recipeBodySchema, body);
  if (!parsed.ok) return parsed.fault;
  const names = body.defects.map((defect) => defect.className);
  const double = names.find((className, index) => names.indexOf(className) !== index);
  if (double !== undefined) return entryRefused({ why: 'class-twice', figures: { className: double } });
  if (body.otherDefects.clearBelow > body.otherDefects.rejectAt) {
    return entryRefused({ why: 'limits-crossed' });
  }
  if (body.modelSha256 === null && body.automationLevel !== 'manual') {
    return conflict('model-wanted');
  }
  const card = body.modelSha256 === null ? null : modelCardOf(db, body.modelSha256);
  if (body.modelSha256 !== null && card === null) return { code: 'model-missing' };
  if (card !== null && decidesAlone(body.automationLevel) && isMute(card)) {
    return conflict('model-mute');
  }
  const pattern = readNamesBy(body.namePattern);
  return pattern.ok ? null : pattern.fault;
}
