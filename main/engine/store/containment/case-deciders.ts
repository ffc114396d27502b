import { z } from 'zod';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import { type CaseId, recipeIdSchema, type Sha256 } from '../../../../preload/contract/values/units.ts';
import { judgingSettings } from '../../../domain/rollout/judging-settings.ts';
import { sha256Column } from '../columns/sha256.ts';
import { parseRows, type ReadDb, type SqlParams, type WriteDb } from '../handles.ts';
import { newestRecipe, recipeAt } from '../set-up/recipes.ts';

/** Notes by what more parts of a case were decided. @param within which of its parts, as a condition on `inspection i` */
export function noteDeciders(db: WriteDb, caseId: CaseId, within: string, params: SqlParams): void {
  db.run(
    `INSERT OR IGNORE INTO case_decider (case_id, recipe_id, recipe_version, model_id)
     SELECT DISTINCT c.case_id, i.recipe_id, i.recipe_version, ifnull(i.model_id, 0)
     FROM inspection i JOIN case_part c ON c.case_id = @caseId AND c.inspection_id = i.id WHERE ${within}`,
    { ...params, caseId },
  );
}

const deciderSchema = z.object({
  recipeId: recipeIdSchema,
  version: z.number().int(),
  sha256: sha256Column.nullable(),
});

function decidersOf(db: ReadDb, caseId: CaseId): readonly z.output<typeof deciderSchema>[] {
  const rows = db.all(
    `SELECT d.recipe_id AS recipeId, d.recipe_version AS version, m.sha256 FROM case_decider d
     LEFT JOIN model m ON m.id = d.model_id WHERE d.case_id = @caseId`,
    { caseId },
  );
  return parseRows(deciderSchema, rows);
}

/** The recipes by which the parts of a case would be judged again, as they are now. */
export function recipesOfCase(db: ReadDb, caseId: CaseId): readonly Recipe[] {
  const ids = new Set(decidersOf(db, caseId).map(({ recipeId }) => recipeId));
  return [...ids].flatMap((id) => newestRecipe(db, id) ?? []);
}

/** Whether the model would judge a part of the case without only repeating what it decided itself. */
export function hasPartToJudge(db: ReadDb, caseId: CaseId, sha256: Sha256): boolean {
  return decidersOf(db, caseId).some(
    ({ recipeId, version, sha256: decider }) => decider !== sha256 || !judgesAsNow(db, recipeId, version),
  );
}

/** Whether a version of a recipe judges as its newest one does. */
export function judgesAsNow(db: ReadDb, id: Recipe['id'], version: number): boolean {
  const [then, now] = [recipeAt(db, id, version), newestRecipe(db, id)];
  return then !== null && now !== null && judgingSettings(then.body) === judgingSettings(now.body);
}
