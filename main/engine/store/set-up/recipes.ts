import { z } from 'zod';
import { type ObjectionCode, objectionCodeSchema } from '../../../../preload/contract/models/model-objection.ts';
import {
  type Recipe,
  type RecipeBody,
  recipeBodySchema,
  recipeSchema,
} from '../../../../preload/contract/station/recipe.ts';
import { type Instant, type RecipeId, recipeIdSchema } from '../../../../preload/contract/values/units.ts';
import { jsonColumn, jsonText } from '../columns/json-column.ts';
import { parseRow, type ReadDb, readableRow, readableRows, type WriteDb } from '../handles.ts';
import type { Admitted } from './admitted.ts';

const versionRowSchema = z.object({ version: z.number().nullable() });

const rowSchema = recipeSchema.extend({ body: jsonColumn(recipeBodySchema) });
const COLUMNS = 'recipe_id AS id, version, name, body, made_by AS madeBy, made_at AS madeAt, comment';

export type RecipeDraft = {
  readonly name: string;
  readonly body: RecipeBody;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly comment: string;
  /** The objections to its model, if it was made champion anyway. */
  readonly despite?: readonly ObjectionCode[];
};

/** The newest version of every recipe, by name. */
export function recipes(db: ReadDb): readonly Recipe[] {
  return readableRows(
    db,
    rowSchema,
    db.all(`SELECT ${COLUMNS} FROM recipe_version v
      WHERE version = (SELECT max(version) FROM recipe_version WHERE recipe_id = v.recipe_id)
      ORDER BY name COLLATE NOCASE, recipe_id`),
  );
}

/** Every version of one recipe, newest first. */
export function recipeVersions(db: ReadDb, id: RecipeId): readonly Recipe[] {
  return readableRows(
    db,
    rowSchema,
    db.all(`SELECT ${COLUMNS} FROM recipe_version WHERE recipe_id = @id ORDER BY version DESC`, { id }),
  );
}

/** The version that counts now, or `null` for an unknown recipe, or if its newest version cannot be read: that one still counts, and no older one. */
export function readableRecipe(db: ReadDb, id: RecipeId): Recipe | null {
  return readableRow(db, rowSchema, newestRow(db, id));
}

/** The version that counts now, or `null` for an unknown recipe. Throws {@link UnreadableRow} if it cannot be read. */
export function newestRecipe(db: ReadDb, id: RecipeId): Recipe | null {
  return parseRow(rowSchema, newestRow(db, id));
}

function newestRow(db: ReadDb, id: RecipeId): unknown {
  return db.get(`SELECT ${COLUMNS} FROM recipe_version WHERE recipe_id = @id ORDER BY version DESC LIMIT 1`, { id });
}

export function recipeAt(db: ReadDb, id: RecipeId, version: number): Recipe | null {
  return parseRow(
    rowSchema,
    db.get(`SELECT ${COLUMNS} FROM recipe_version WHERE recipe_id = @id AND version = @version`, { id, version }),
  );
}

/** Adds a recipe with its first version. */
export function addRecipe(db: WriteDb, draft: Admitted<RecipeDraft>): Recipe {
  return db.transaction(() => {
    const { rowId } = db.run('INSERT INTO recipe (made_at) VALUES (@madeAt)', { madeAt: draft.madeAt });
    return insertVersion(db, recipeIdSchema.parse(rowId), 1, draft);
  });
}

/** Adds the version after `basedOn`; `null` if that is no longer the newest, or the recipe is unknown. */
export function addRecipeVersion(
  db: WriteDb,
  id: RecipeId,
  basedOn: number,
  draft: Admitted<RecipeDraft>,
): Recipe | null {
  return db.transaction(() => {
    const newest = parseRow(
      versionRowSchema,
      db.get('SELECT max(version) AS version FROM recipe_version WHERE recipe_id = @id', { id }),
    );
    return newest?.version === basedOn ? insertVersion(db, id, basedOn + 1, draft) : null;
  });
}

function insertVersion(
  db: WriteDb,
  id: RecipeId,
  version: number,
  { despite = [], name, body, madeBy, madeAt, comment }: RecipeDraft,
): Recipe {
  const recipe = { name, body, madeBy, madeAt, comment };
  db.run(
    `INSERT INTO recipe_version (recipe_id, version, name, body, made_by, made_at, comment, despite)
     VALUES (@id, @version, @name, @body, @madeBy, @madeAt, @comment, @despite)`,
    {
      ...recipe,
      id,
      version,
      body: jsonText(recipeBodySchema, recipe.body),
      despite: jsonText(z.array(objectionCodeSchema).readonly(), despite),
    },
  );
  return { id, version, ...recipe };
}

const newestSchema = z.object({ version: z.number().int().positive().nullable() });

/** The number of a recipe's newest version, whether it can be read or not; `null` if there is no such recipe. */
export function newestVersion(db: ReadDb, id: RecipeId): number | null {
  const row = db.get('SELECT max(version) AS version FROM recipe_version WHERE recipe_id = @id', { id });
  return parseRow(newestSchema, row)?.version ?? null;
}
