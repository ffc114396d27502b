import { z } from 'zod';
import { notedModelEventSchema } from '../../../../preload/contract/models/model-state.ts';
import { rolloutHappeningSchema } from '../../../../preload/contract/models/rollout.ts';
import { rolloutPlanSchema } from '../../../../preload/contract/models/rollout-plan.ts';
import type { ChangeReport, StationChange } from '../../../../preload/contract/reports/shift.ts';
import { instantSchema } from '../../../../preload/contract/values/units.ts';
import { jsonColumn } from '../columns/json-column.ts';
import { MODEL_NAME, valueIn } from '../columns/stored-json.ts';
import { type ReadDb, readableRows } from '../handles.ts';
import type { Scope } from './scope.ts';

const MOST_TOLD = 100;

const made = { at: instantSchema, madeBy: z.string(), reason: z.string(), recipeName: z.string().nullable() };
const versionRowSchema = z.object({
  ...made,
  recipeName: z.string(),
  version: z.number().int().positive(),
  modelName: z.string().nullable(),
  isModelNew: z.number().transform((flag) => flag === 1),
});
const modelRowSchema = z.object({ ...made, kind: notedModelEventSchema, modelName: z.string() });
const rolloutRowSchema = z.object({
  ...made,
  recipeName: z.string(),
  happening: jsonColumn(rolloutHappeningSchema),
  plan: jsonColumn(rolloutPlanSchema),
  challengerName: z.string(),
});

/** What people and the station changed about recipes and models in the span of a scope, for its recipe or all. */
export function changesIn(db: ReadDb, scope: Scope): ChangeReport {
  const changes = [...recipeChanges(db, scope), ...modelChanges(db, scope), ...rolloutChanges(db, scope)];
  const inOrder = changes.toSorted((a, b) => a.at - b.at);
  return { changes: inOrder.slice(-MOST_TOLD), all: changes.length };
}

function recipeChanges(db: ReadDb, scope: Scope): readonly StationChange[] {
  const rows = db.all(
    `WITH version AS (
       SELECT recipe_id, version, name, made_by, made_at, comment, ${valueIn('body', '$.modelSha256')} AS sha256,
         lag(${valueIn('body', '$.modelSha256')}) OVER (PARTITION BY recipe_id ORDER BY version) AS before
       FROM recipe_version
     )
     SELECT v.made_at AS at, v.made_by AS madeBy, v.comment AS reason, v.name AS recipeName, v.version,
       (SELECT ${MODEL_NAME} FROM model m WHERE lower(hex(m.sha256)) = v.sha256) AS modelName,
       v.sha256 IS NOT v.before AS isModelNew
     FROM version v WHERE v.made_at >= @from AND v.made_at < @until AND (@recipeId IS NULL OR v.recipe_id = @recipeId)`,
    paramsOf(scope),
  );
  return readableRows(db, versionRowSchema, rows).map((row) => ({ about: 'recipe', ...row }));
}

function modelChanges(db: ReadDb, scope: Scope): readonly StationChange[] {
  const rows = db.all(
    `SELECT e.made_at AS at, e.made_by AS madeBy, e.reason, e.kind, ${MODEL_NAME} AS modelName,
       (SELECT name FROM recipe_version v WHERE v.recipe_id = e.recipe_id ORDER BY version DESC LIMIT 1) AS recipeName
     FROM model_event e JOIN model m ON m.id = e.model_id
     WHERE e.made_at >= @from AND e.made_at < @until AND (@recipeId IS NULL OR e.recipe_id IS NULL OR e.recipe_id = @recipeId)`,
    paramsOf(scope),
  );
  return readableRows(db, modelRowSchema, rows).map((row) => ({ about: 'model', ...row }));
}

function rolloutChanges(db: ReadDb, scope: Scope): readonly StationChange[] {
  const rows = db.all(
    `SELECT e.made_at AS at, e.made_by AS madeBy, e.reason, e.happening, r.plan, ${MODEL_NAME} AS challengerName,
       (SELECT name FROM recipe_version v WHERE v.recipe_id = r.recipe_id ORDER BY version DESC LIMIT 1) AS recipeName
     FROM rollout_event e JOIN rollout r ON r.id = e.rollout_id JOIN model m ON m.id = r.challenger_id
     WHERE e.made_at >= @from AND e.made_at < @until AND (@recipeId IS NULL OR r.recipe_id = @recipeId)`,
    paramsOf(scope),
  );
  return readableRows(db, rolloutRowSchema, rows).map((row) => ({ about: 'rollout', ...row }));
}

function paramsOf({ span, recipeId }: Scope) {
  return { from: span.from, until: span.until, recipeId };
}
