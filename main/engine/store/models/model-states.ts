import { z } from 'zod';
import type { ModelUse } from '../../../../preload/contract/models/model-objection.ts';
import type { ModelRole, ModelStanding, ModelState } from '../../../../preload/contract/models/model-state.ts';
import { type Recipe, recipeBodySchema } from '../../../../preload/contract/station/recipe.ts';
import type { RecipeId, Sha256 } from '../../../../preload/contract/values/units.ts';
import { jsonColumn } from '../columns/json-column.ts';
import { valueIn } from '../columns/stored-json.ts';
import { parseRow, parseRows, type ReadDb } from '../handles.ts';
import { uncountedParts } from '../rollups/rollups.ts';
import { recipes } from '../set-up/recipes.ts';
import { modelsInShadow, modelsInTrouble, modelsLast } from './model-events.ts';
import { findModelId, models } from './models.ts';

const nameRowSchema = z.object({ name: z.string() });

/** The newest version of a recipe names the model that judges its parts. */
export function championOf(recipe: Recipe): Sha256 | null {
  return recipe.body.modelSha256;
}

/** The model that a version of a recipe names. */
const MODEL_NAMED = `(${valueIn('body', '$.modelSha256')})`;
const bodySchema = z.object({ body: jsonColumn(recipeBodySchema) });

/** The settings under which the previous champion last judged; `null` if there was none. */
export function predecessorBody(db: ReadDb, recipe: Recipe): z.output<typeof recipeBodySchema> | null {
  const row = db.get(
    `SELECT body FROM recipe_version WHERE recipe_id = @id AND ${MODEL_NAMED} IS NOT NULL
       AND ${MODEL_NAMED} IS NOT @champion ORDER BY version DESC LIMIT 1`,
    { id: recipe.id, champion: championOf(recipe) },
  );
  return parseRow(bodySchema, row)?.body ?? null;
}

export function predecessorOf(db: ReadDb, recipe: Recipe): Sha256 | null {
  return predecessorBody(db, recipe)?.modelSha256 ?? null;
}

/** The challengers that run beside the champion of a recipe, the longest running first. */
export function challengersOf(db: ReadDb, recipeId: RecipeId): readonly Sha256[] {
  return modelsInShadow(db)
    .filter((shadow) => shadow.recipeId === recipeId)
    .map(({ sha256 }) => sha256);
}

/** The state of every model in the registry, and its role in each recipe. */
export function modelStandings(db: ReadDb): readonly ModelStanding[] {
  const roles = rolesOf(db);
  const retired = retiredModels(db);
  const checked = modelsLast(db, 'checked', ['checked', 'gate-failed']);
  const troubles = modelsInTrouble(db);
  return models(db).map(({ sha256 }) => {
    const own = roles.flatMap((each) => (each.sha256 === sha256 ? [each.role] : []));
    const troubled = troubles.find((each) => each.sha256 === sha256);
    const trouble = troubled === undefined ? null : { fault: troubled.fault, at: troubled.at };
    return { sha256, state: stateOf(own, retired.has(sha256), checked.has(sha256)), roles: own, trouble };
  });
}

export function retiredModels(db: ReadDb): ReadonlySet<Sha256> {
  return modelsLast(db, 'retired', ['retired', 'reinstated']);
}

function stateOf(roles: readonly ModelRole[], isRetired: boolean, isChecked: boolean): ModelState {
  if (roles.some(({ role }) => role === 'champion')) return 'champion';
  if (roles.some(({ role }) => role === 'shadow')) return 'shadow';
  if (isRetired) return 'retired';
  return isChecked ? 'checked' : 'imported';
}

type HeldRole = { readonly sha256: Sha256; readonly role: ModelRole };

function rolesOf(db: ReadDb): readonly HeldRole[] {
  const all = recipes(db);
  const shadows = modelsInShadow(db);
  return all.flatMap((recipe) => {
    const named = (role: ModelRole['role'], sha256: Sha256 | null): HeldRole[] =>
      sha256 === null ? [] : [{ sha256, role: { role, recipeId: recipe.id, recipeName: recipe.name } }];
    return [
      ...named('champion', championOf(recipe)),
      ...named('predecessor', predecessorOf(db, recipe)),
      ...shadows.filter(({ recipeId }) => recipeId === recipe.id).flatMap(({ sha256 }) => named('shadow', sha256)),
    ];
  });
}

/** Everything that refers to a model, so that its file must stay. */
export function modelUses(db: ReadDb, sha256: Sha256): readonly ModelUse[] {
  const roles = rolesOf(db).filter((each) => each.sha256 === sha256);
  const named = (role: ModelRole['role'], kind: 'champion' | 'shadow'): ModelUse[] =>
    roles.filter((each) => each.role.role === role).map((each) => ({ kind, recipeName: each.role.recipeName }));
  const id = findModelId(db, sha256);
  const counted = id === null ? [] : countedUses(db, id);
  return [
    ...named('champion', 'champion'),
    ...named('shadow', 'shadow'),
    ...formerRecipes(db, sha256).map((recipeName): ModelUse => ({ kind: 'former-champion', recipeName })),
    ...counted.filter(({ count }) => count > 0),
  ];
}

/** Recipes of which an older version names the model and the newest does not. */
function formerRecipes(db: ReadDb, sha256: Sha256): readonly string[] {
  const rows = db.all(
    `SELECT n.name FROM recipe_version n
     WHERE n.version = (SELECT max(version) FROM recipe_version WHERE recipe_id = n.recipe_id)
       AND (${valueIn('n.body', '$.modelSha256')}) IS NOT @sha256
       AND EXISTS (SELECT 1 FROM recipe_version o WHERE o.recipe_id = n.recipe_id
         AND (${valueIn('o.body', '$.modelSha256')}) = @sha256)
     ORDER BY n.name COLLATE NOCASE`,
    { sha256 },
  );
  return parseRows(nameRowSchema, rows).map(({ name }) => name);
}

const countSchema = z.object({ parts: z.number(), shadowParts: z.number(), gateRuns: z.number(), replays: z.number() });

/** What records it has: from the roll-ups, which are short however long the history is. */
function countedUses(db: ReadDb, id: number) {
  const row = db.get(
    `SELECT (SELECT ifnull(sum(inspected), 0) FROM rollup WHERE model_id = @id) AS parts,
       (SELECT ifnull(sum(parts), 0) FROM rollup_shadow WHERE challenger_id = @id) AS shadowParts,
       (SELECT count(*) FROM gate_run WHERE model_id = @id) AS gateRuns,
       (SELECT count(*) FROM replay WHERE model_id = @id) AS replays`,
    { id },
  );
  const { parts, shadowParts, gateRuns, replays } = countSchema.parse(row);
  // For parts that are not in the roll-ups yet, nobody knows which model decided them: it may have been this one.
  const { left } = uncountedParts(db);
  return [
    { kind: 'parts', count: parts + left },
    { kind: 'shadow-parts', count: shadowParts },
    { kind: 'gate-runs', count: gateRuns },
    { kind: 'replays', count: replays },
  ] as const satisfies readonly ModelUse[];
}
