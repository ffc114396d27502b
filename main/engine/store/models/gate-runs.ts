import { z } from 'zod';
import {
  DEFAULT_GATE_RULES,
  type GateReport,
  type GateRule,
  gateReportSchema,
  gateRulesSchema,
} from '../../../../preload/contract/models/gate.ts';
import { type Instant, instantSchema, type RecipeId, type Sha256 } from '../../../../preload/contract/values/units.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { sha256Blob } from '../columns/sha256.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';
import { modelIdOf } from './models.ts';

const rulesSchema = z.object({ body: jsonColumn(gateRulesSchema) });

/**
 * The gate rules of a recipe; `null`: of a recipe still to be created. If nobody has set any for it, they are those last set on this
 * station, if any of those is mandatory: a new recipe is no way around the gate.
 */
export function gateRules(db: ReadDb, recipeId: RecipeId | null): readonly GateRule[] {
  const row = db.get('SELECT body FROM gate_rules WHERE recipe_id = @recipeId ORDER BY id DESC LIMIT 1', { recipeId });
  return parseRow(rulesSchema, row)?.body ?? rulesElsewhere(db) ?? DEFAULT_GATE_RULES;
}

function rulesElsewhere(db: ReadDb): readonly GateRule[] | null {
  const rows = db.all(
    `SELECT body FROM gate_rules WHERE id IN (SELECT max(id) FROM gate_rules GROUP BY recipe_id) ORDER BY id DESC`,
  );
  return parseRows(rulesSchema, rows).find(({ body }) => body.some(({ isMust }) => isMust))?.body ?? null;
}

export function setGateRules(
  db: WriteDb,
  recipeId: RecipeId,
  rules: readonly GateRule[],
  made: { madeBy: string; madeAt: Instant },
): void {
  db.run('INSERT INTO gate_rules (recipe_id, body, made_by, made_at) VALUES (@recipeId, @body, @madeBy, @madeAt)', {
    recipeId,
    body: jsonText(gateRulesSchema.readonly(), rules),
    ...made,
  });
}

const runSchema = z.object({ report: jsonColumn(gateReportSchema), madeBy: z.string(), madeAt: instantSchema });

/** The newest run of a model for a recipe, or `null`. */
export function newestGateRun(db: ReadDb, recipeId: RecipeId, sha256: Sha256): z.output<typeof runSchema> | null {
  const row = db.get(
    `SELECT report, made_by AS madeBy, made_at AS madeAt FROM gate_run
     WHERE model_id = (SELECT id FROM model WHERE sha256 = @hash) AND recipe_id = @recipeId ORDER BY id DESC LIMIT 1`,
    { recipeId, hash: sha256Blob(sha256) },
  );
  return parseRow(runSchema, row);
}

export function addGateRun(
  db: WriteDb,
  run: { recipeId: RecipeId; sha256: Sha256; report: GateReport; madeBy: string; madeAt: Instant },
): void {
  const { recipeId, sha256, report, ...made } = run;
  db.run(
    `INSERT INTO gate_run (recipe_id, model_id, report, made_by, made_at)
     VALUES (@recipeId, @modelId, @report, @madeBy, @madeAt)`,
    { recipeId, modelId: modelIdOf(db, sha256), report: jsonText(gateReportSchema, report), ...made },
  );
}
