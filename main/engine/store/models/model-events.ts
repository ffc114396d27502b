import { z } from 'zod';
import { type Fault, faultSchema } from '../../../../preload/contract/faults/result.ts';
import {
  type ModelEvent,
  modelEventSchema,
  type NotedModelEvent,
} from '../../../../preload/contract/models/model-state.ts';
import {
  type Instant,
  instantSchema,
  type RecipeId,
  recipeIdSchema,
  type Sha256,
} from '../../../../preload/contract/values/units.ts';
import { faultColumn } from '../columns/fault-column.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { sha256Blob, sha256Column } from '../columns/sha256.ts';
import { valueIn } from '../columns/stored-json.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';
import type { Author } from '../station/author.ts';
import { modelIdOf } from './models.ts';

const sha256RowSchema = z.object({ sha256: sha256Column });

export type ModelEventDraft = {
  readonly sha256: Sha256;
  readonly kind: NotedModelEvent;
  /** Null for what concerns the model under every recipe. */
  readonly recipeId: RecipeId | null;
  readonly reason: string;
  /** What went wrong, if the model is in trouble. */
  readonly fault?: Fault;
};

/** Records what happened to a model, who did it and why. */
export function noteModelEvent(db: WriteDb, actor: Author, madeAt: Instant, event: ModelEventDraft): void {
  db.run(
    `INSERT INTO model_event (model_id, recipe_id, kind, reason, fault, person_id, made_by, made_at)
     VALUES (@modelId, @recipeId, @kind, @reason, @fault, @personId, @madeBy, @madeAt)`,
    {
      modelId: modelIdOf(db, event.sha256),
      recipeId: event.recipeId,
      kind: event.kind,
      reason: event.reason,
      fault: event.fault === undefined ? null : jsonText(faultSchema, event.fault),
      personId: actor.personId,
      madeBy: actor.name,
      madeAt,
    },
  );
}

const eventRowSchema = modelEventSchema.extend({
  despite: jsonColumn(modelEventSchema.shape.despite),
  fault: faultColumn.nullable(),
});

/** The whole life of a model, newest first: its events, and the versions of recipes that made or replaced it as champion. */
export function modelHistory(db: ReadDb, sha256: Sha256): readonly ModelEvent[] {
  const rows = db.all(
    `WITH version AS (
       SELECT recipe_id, version, name, made_by, made_at, comment, despite, ${valueIn('body', '$.modelSha256')} AS sha256,
         lag(${valueIn('body', '$.modelSha256')}) OVER (PARTITION BY recipe_id ORDER BY version) AS before
       FROM recipe_version
     )
     SELECT kind, (SELECT name FROM recipe_version v WHERE v.recipe_id = e.recipe_id ORDER BY version DESC LIMIT 1) AS recipeName,
       NULL AS recipeVersion, reason, '[]' AS despite, fault, made_by AS madeBy, made_at AS madeAt, id AS turn
     FROM model_event e WHERE model_id = (SELECT id FROM model WHERE sha256 = @hash)
     UNION ALL
     SELECT CASE WHEN sha256 IS @sha256 THEN 'promoted' ELSE 'replaced' END, name, version, comment,
       CASE WHEN sha256 IS @sha256 THEN despite ELSE '[]' END, NULL, made_by, made_at, version
     FROM version WHERE (sha256 IS @sha256) <> (before IS @sha256)
     ORDER BY madeAt DESC, turn DESC`,
    { sha256, hash: sha256Blob(sha256) },
  );
  return parseRows(eventRowSchema, rows);
}

const shadowRowSchema = z.object({ sha256: sha256Column, recipeId: recipeIdSchema });

/** The models that run in shadow, each with the recipe beside which it runs. */
export function modelsInShadow(db: ReadDb): readonly z.output<typeof shadowRowSchema>[] {
  const rows = db.all(
    `SELECT m.sha256, e.recipe_id AS recipeId FROM model_event e JOIN model m ON m.id = e.model_id
     WHERE e.kind = 'shadow-began' AND m.removed_at IS NULL AND e.id = (SELECT max(n.id) FROM model_event n
       WHERE n.model_id = e.model_id AND n.recipe_id = e.recipe_id AND n.kind IN ('shadow-began', 'shadow-ended'))
     ORDER BY e.id`,
  );
  return parseRows(shadowRowSchema, rows);
}

/** Models whose newest event among `kinds` is `kind`. */
export function modelsLast(db: ReadDb, kind: NotedModelEvent, kinds: readonly NotedModelEvent[]): ReadonlySet<Sha256> {
  const rows = db.all(
    `SELECT m.sha256 FROM model m JOIN model_event e ON e.id = (SELECT max(n.id) FROM model_event n
       WHERE n.model_id = m.id AND n.kind IN (SELECT value FROM json_each(@kinds)))
     WHERE e.kind = @kind`,
    { kind, kinds: JSON.stringify(kinds) },
  );
  return new Set(parseRows(sha256RowSchema, rows).map((row) => row.sha256));
}

const troubleSchema = z.object({ sha256: sha256Column, fault: faultColumn.nullable(), at: instantSchema });

/** What models did wrong and have not been restarted since. */
export function modelsInTrouble(db: ReadDb): readonly z.output<typeof troubleSchema>[] {
  const rows = db.all(
    `SELECT m.sha256, e.fault, e.made_at AS at FROM model m JOIN model_event e ON e.id = (SELECT max(n.id) FROM model_event n
       WHERE n.model_id = m.id AND n.kind IN ('troubled', 'shadow-began'))
     WHERE e.kind = 'troubled' AND m.removed_at IS NULL`,
  );
  return parseRows(troubleSchema, rows);
}

const newestSchema = z.object({ newest: z.number().nullable() });

/** The number of the newest event of any model; `null` before the first. */
export function newestModelEvent(db: ReadDb): number | null {
  const row = db.get('SELECT max(id) AS newest FROM model_event');
  return parseRow(newestSchema, row)?.newest ?? null;
}
