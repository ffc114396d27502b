import { z } from 'zod';
import type { ConsistencyFilter } from '../../../../preload/contract/people/consistency.ts';
import { dispositionKindSchema } from '../../../../preload/contract/station/recipe.ts';
import { personIdSchema } from '../../../../preload/contract/values/units.ts';
import { parseRows, type ReadDb } from '../handles.ts';

/** Width of the bins in which looking times are counted, in milliseconds. */
export const PACE_BIN_MS = 50;

const kind = dispositionKindSchema;
const repeatSchema = z.object({
  firstPersonId: personIdSchema,
  personId: personIdSchema,
  firstKind: kind,
  kind,
  isFirstAided: z.number().transform(Boolean),
  isAided: z.number().transform(Boolean),
  count: z.number(),
});
const referenceSchema = z.object({
  personId: personIdSchema,
  isBad: z.number().transform(Boolean),
  kind,
  count: z.number(),
});
const paceSchema = z.object({ personId: personIdSchema, bin: z.number(), count: z.number() });
export type RepeatCount = Readonly<z.output<typeof repeatSchema>>;
export type ReferenceCount = Readonly<z.output<typeof referenceSchema>>;
export type PaceCount = Readonly<z.output<typeof paceSchema>>;

const IN_PERIOD = 'd.made_at >= @from AND d.made_at < @until';
/** The same as the view `valid_disposition`; repeated here on the table itself, to name its index. */
const STANDS = 'NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = d.id)';
const OF_RECIPE = `(@recipeId IS NULL OR EXISTS (
  SELECT 1 FROM inspection i WHERE i.id = d.inspection_id AND i.recipe_id = @recipeId))`;

/** Whether somebody saw what the model said while answering an item: at the level manual there is no model. */
const IS_AIDED = (item: string) => `(${item}.is_blind = 0 AND i.automation_level <> 'manual')`;

/** The first answers and those when shown again, in a period: read only from the index of such looks. */
export function repeatCounts(db: ReadDb, filter: ConsistencyFilter): readonly RepeatCount[] {
  const rows = db.all(
    `SELECT f.person_id AS firstPersonId, d.person_id AS personId, f.kind AS firstKind, d.kind,
       ${IS_AIDED('q')} AS isFirstAided, ${IS_AIDED('r')} AS isAided, count(*) AS count
     FROM disposition d INDEXED BY disposition_measured
     JOIN review_item r ON r.id = d.review_item_id JOIN valid_disposition f ON f.id = r.first_disposition_id
     JOIN review_item q ON q.id = f.review_item_id JOIN inspection i ON i.id = d.inspection_id
     WHERE d.ask IN ('repeat', 'challenge') AND d.ask = 'repeat' AND ${IN_PERIOD} AND ${OF_RECIPE} AND ${STANDS}
     GROUP BY f.person_id, d.person_id, f.kind, d.kind, isFirstAided, isAided`,
    filter,
  );
  return parseRows(repeatSchema, rows);
}

/**
 * Answers to parts with an agreed answer, in a period. An answer that was agreed because people disagreed counts for
 * challenges only: parts selected for being disputed would make everybody look worse than they are. So would those of a study, which
 * has its own figures.
 */
export function referenceCounts(db: ReadDb, filter: ConsistencyFilter): readonly ReferenceCount[] {
  const rows = db.all(
    `SELECT d.person_id AS personId, g.is_bad AS isBad, d.kind, count(*) AS count
     FROM agreed_answer g CROSS JOIN valid_disposition d ON d.inspection_id = g.inspection_id
     WHERE d.person_id IS NOT NULL AND d.review_item_id IS NOT NULL AND ${IN_PERIOD} AND ${OF_RECIPE}
       AND (d.ask = 'challenge' OR g.origin <> 'adjudicated') AND d.ask <> 'study'
     GROUP BY d.person_id, g.is_bad, d.kind`,
    filter,
  );
  return parseRows(referenceSchema, rows);
}

/** How many answers of each person took how long, in a period: read from an index that holds nothing else. */
export function paceCounts(db: ReadDb, filter: ConsistencyFilter): readonly PaceCount[] {
  const rows = db.all(
    `SELECT d.person_id AS personId, CAST(d.took_ms / ${PACE_BIN_MS} AS INTEGER) AS bin, count(*) AS count
     FROM disposition d INDEXED BY disposition_pace
     WHERE d.person_id IS NOT NULL AND d.took_ms IS NOT NULL AND d.ask <> 'study' AND ${IN_PERIOD} AND ${OF_RECIPE} AND ${STANDS}
     GROUP BY 1, 2`,
    filter,
  );
  return parseRows(paceSchema, rows);
}
