import { z } from 'zod';
import type { ChangedPart, ComparisonFilter } from '../../../../preload/contract/models/shadow.ts';
import { verdictKindSchema } from '../../../../preload/contract/parts/inspection.ts';
import { type InspectionId, inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import { OPEN_OPINION } from '../parts/counted-as.ts';
import { inspectionsById } from '../parts/inspection-summaries.ts';
import { ANSWER, IS_WAITING } from '../parts/known-answer.ts';
import { looksOf, PARTS_WITHIN, partParams } from './comparison.ts';
import { verdictFrom, verdictSourceOf } from './verdict-source.ts';

const idRowSchema = z.object({ id: inspectionIdSchema });

const OWN = (filter: ComparisonFilter) => `v.${verdictSourceOf(filter).lookKey} = @sourceId`;

const changedSchema = z.object({
  id: inspectionIdSchema,
  champion: verdictKindSchema,
  isBad: z
    .number()
    .nullable()
    .transform((value) => (value === null ? null : value === 1)),
});

/** Parts whose verdict would change, newest first, after `before`. Parts for which nobody may know yet what a model says are left out. */
export function changedParts(
  db: ReadDb,
  filter: ComparisonFilter,
  { before, limit }: { readonly before: InspectionId | null; readonly limit: number },
): readonly ChangedPart[] {
  const rows = parseRows(
    changedSchema,
    db.all(
      `SELECT i.id, i.verdict AS champion, ${ANSWER} ->> 0 AS isBad FROM ${looksOf(filter)}
       WHERE ${OWN(filter)} AND v.is_discordant = 1 AND v.inspection_id < @before AND ${OPEN_OPINION} AND ${PARTS_WITHIN}
       ORDER BY v.inspection_id DESC LIMIT @limit`,
      { ...partParams(db, filter), before: before ?? Number.MAX_SAFE_INTEGER, limit },
    ),
  );
  const parts = new Map(
    inspectionsById(
      db,
      rows.map(({ id }) => id),
    ).map((part) => [part.id, part]),
  );
  return rows.flatMap(({ id, champion, isBad }) => {
    const part = parts.get(id);
    const challenger = verdictFrom(db, filter, id);
    return part === undefined || challenger === null ? [] : [{ part, champion, challenger, isBad }];
  });
}

/** Parts whose verdict would change, that nobody has looked at and that wait for nobody, newest first: those the roll-ups count as `unjudged`. */
export function unjudgedChanges(db: ReadDb, filter: ComparisonFilter, limit: number): readonly InspectionId[] {
  const rows = db.all(
    `SELECT i.id FROM ${looksOf(filter)}
     WHERE ${OWN(filter)} AND v.is_discordant = 1 AND ${PARTS_WITHIN} AND ${ANSWER} IS NULL AND NOT ${IS_WAITING}
     ORDER BY v.inspection_id DESC LIMIT @limit`,
    { ...partParams(db, filter), limit },
  );
  return parseRows(idRowSchema, rows).map(({ id }) => id);
}
