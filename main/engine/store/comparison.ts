import { z } from 'zod';
import { type VerdictKind, verdictKindSchema } from '../../../preload/contract/inspection.ts';
import type { ChangedPart, ComparisonFilter } from '../../../preload/contract/shadow.ts';
import { type InspectionId, inspectionIdSchema } from '../../../preload/contract/units.ts';
import { parseRows, type ReadDb } from './handles.ts';
import { inspectionsById } from './inspection-summaries.ts';
import { modelIdOf } from './models.ts';
import { shadowVerdictsOf } from './shadow-verdicts.ts';

/** Answers that one comparison reads at most, the newest: the engine has one thread, and the line does not wait. */
const MAX_JUDGED = 8000;

/** What is known of a part: the agreed answer, else what the person whose decision counts made of it. */
const TRUTH = `ifnull(
  (SELECT r.is_bad FROM reference r WHERE r.inspection_id = i.id ORDER BY r.id DESC LIMIT 1),
  (SELECT CASE d.kind WHEN 'accept' THEN 0 WHEN 'reject' THEN 1 WHEN 'rework' THEN 1 END FROM disposition d
   WHERE d.inspection_id = i.id AND d.person_id IS NOT NULL AND d.ask NOT IN ('repeat', 'challenge')
     AND NOT EXISTS (SELECT 1 FROM disposition_undo u WHERE u.disposition_id = d.id) ORDER BY d.id DESC LIMIT 1))`;

/** What waits to be judged blind at the level \`shadow\` is nobody's to see, in no list. */
const IS_OPEN = `NOT EXISTS (SELECT 1 FROM review_item w WHERE w.inspection_id = i.id AND w.closed_at IS NULL AND w.is_blind = 1)`;

export type JudgedCount = {
  readonly champion: VerdictKind;
  readonly challenger: VerdictKind;
  readonly isBad: boolean;
  readonly parts: number;
};

const judgedSchema = z.object({
  champion: verdictKindSchema,
  challenger: verdictKindSchema,
  isBad: z.number().transform(Boolean),
  parts: z.number(),
});

/** What both said of the parts that people judged, by what the parts turned out to be. */
export function judgedCounts(
  db: ReadDb,
  { modelSha256, from, until, laneId }: ComparisonFilter,
): { readonly counts: readonly JudgedCount[]; readonly isComplete: boolean } {
  const params = { modelId: modelIdOf(db, modelSha256), from, until, laneId, limit: MAX_JUDGED };
  const rows = db.all(
    `SELECT champion, challenger, isBad, count(*) AS parts FROM (
       SELECT i.verdict AS champion, v.verdict AS challenger, ${TRUTH} AS isBad
       FROM (SELECT DISTINCT inspection_id FROM (
           SELECT inspection_id FROM disposition WHERE made_at >= @from ORDER BY made_at DESC LIMIT @limit)) k
       JOIN shadow_verdict v ON v.model_id = @modelId AND v.inspection_id = k.inspection_id
       JOIN inspection i ON i.id = k.inspection_id
       JOIN shot s ON s.id = i.id
       WHERE i.decided_at >= @from AND i.decided_at < @until AND (@laneId IS NULL OR s.lane_id = @laneId))
     WHERE isBad IS NOT NULL GROUP BY champion, challenger, isBad`,
    params,
  );
  const more = db.get('SELECT 1 FROM disposition WHERE made_at >= @from ORDER BY made_at DESC LIMIT 1 OFFSET @limit', {
    from,
    limit: MAX_JUDGED,
  });
  return { counts: parseRows(judgedSchema, rows), isComplete: more === undefined };
}

const changedSchema = z.object({
  id: inspectionIdSchema,
  champion: verdictKindSchema,
  isBad: z
    .number()
    .nullable()
    .transform((value) => (value === null ? null : value === 1)),
});

/** Parts whose verdict would change, newest first, behind `before`. */
export function changedParts(
  db: ReadDb,
  { modelSha256, from, until, laneId }: ComparisonFilter,
  { before, limit }: { readonly before: InspectionId | null; readonly limit: number },
): readonly ChangedPart[] {
  const rows = parseRows(
    changedSchema,
    db.all(
      `SELECT i.id, i.verdict AS champion, ${TRUTH} AS isBad
       FROM shadow_verdict v JOIN inspection i ON i.id = v.inspection_id JOIN shot s ON s.id = i.id
       WHERE v.model_id = @modelId AND v.is_discordant = 1 AND v.inspection_id < @before AND ${IS_OPEN}
         AND i.decided_at >= @from AND i.decided_at < @until AND (@laneId IS NULL OR s.lane_id = @laneId)
       ORDER BY v.inspection_id DESC LIMIT @limit`,
      { modelId: modelIdOf(db, modelSha256), before: before ?? Number.MAX_SAFE_INTEGER, from, until, laneId, limit },
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
    const challenger = shadowVerdictsOf(db, id).find((verdict) => verdict.modelSha256 === modelSha256);
    return part === undefined || challenger === undefined ? [] : [{ part, champion, challenger, isBad }];
  });
}
