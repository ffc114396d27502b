import { z } from 'zod';
import type {
  DeciderCounts,
  DeciderReport,
  ReviewLoad,
  ReviewLoadReport,
} from '../../../../preload/contract/reports/automation.ts';
import { type RecipeId, recipeIdSchema } from '../../../../preload/contract/values/units.ts';
import type { AuditStratum } from '../../../domain/review/audited-share.ts';
import { parseRows, type ReadDb } from '../handles.ts';
import { audits } from '../rollups/audits.ts';
import { outcomes } from '../rollups/outcomes.ts';
import { parts } from '../rollups/parts.ts';
import { reviewLoad as reviewed } from '../rollups/review-load.ts';
import { countedPoints } from './counted-points.ts';
import { minutesPassed, paramsOf, pointOf, pointStart, rowsOf, type Scope, within } from './scope.ts';

const MINUTE_MS = 60_000;
const pointSchema = z.object({ point: z.number() });

const decidersSchema = z
  .object({ inspected: z.number(), byModel: z.number(), byPerson: z.number(), timedOut: z.number() })
  .transform((counts) => ({ ...counts, open: counts.inspected - counts.byModel - counts.byPerson - counts.timedOut }));
const decidersIn = (scope: Scope) => `ifnull(sum(inspected), 0) AS inspected, ifnull(sum(by_model), 0) AS byModel,
    ifnull(sum(by_person), 0) AS byPerson, ifnull(sum(timed_out), 0) AS timedOut
  FROM (
    SELECT slot, inspected, signal_pass + signal_fail AS by_model, 0 AS by_person, 0 AS timed_out
    FROM ${rowsOf(parts, scope)} WHERE ${within.parts}
    UNION ALL
    SELECT slot, 0, 0, held_by_person, timed_out FROM ${rowsOf(outcomes, scope)} WHERE ${within.parts})`;

/** Inspected parts by who decided them. A second look after an automatic decision does not change that. */
export function deciderCounts(db: ReadDb, scope: Scope): DeciderCounts {
  return decidersSchema.parse(db.get(`SELECT ${decidersIn(scope)}`, paramsOf(scope)));
}

export function deciderPoints(db: ReadDb, scope: Scope): DeciderReport['points'] {
  return countedPoints(db, scope, decidersIn(scope), decidersSchema);
}

const loadSchema = z.object({
  queued: z.number(),
  answered: z.number(),
  timedOut: z.number(),
  waitMs: z.number(),
  timedAnswers: z.number(),
  tookMs: z.number(),
});
const loadIn = (
  scope: Scope,
) => `ifnull(sum(queued), 0) AS queued, ifnull(sum(answered), 0) AS answered, ifnull(sum(timed_out), 0) AS timedOut,
  ifnull(sum(wait_ms), 0) AS waitMs, ifnull(sum(timed_answers), 0) AS timedAnswers, ifnull(sum(took_ms), 0) AS tookMs
  FROM ${rowsOf(reviewed, scope)} WHERE ${within.lanes}`;

/** What came to people and what left them. @param minutes that have passed in the scope */
export function reviewLoad(db: ReadDb, scope: Scope, minutes: number): ReviewLoad {
  return loadOf(loadSchema.parse(db.get(`SELECT ${loadIn(scope)}`, paramsOf(scope))), minutes, null);
}

/** @param meanTookMs how long an answer takes, for points without answers of their own */
export function reviewLoadPoints(db: ReadDb, scope: Scope, meanTookMs: number | null): ReviewLoadReport['points'] {
  const rows = db.all(`SELECT ${pointOf(scope)} AS point, ${loadIn(scope)} GROUP BY 1 ORDER BY 1`, paramsOf(scope));
  return rows.map((row) => {
    const { point } = pointSchema.parse(row);
    const load = loadOf(loadSchema.parse(row), minutesPassed(scope, point), meanTookMs);
    return { startsAt: pointStart(scope, point), ...load };
  });
}

function loadOf(sums: z.infer<typeof loadSchema>, minutes: number, usualMs: number | null): ReviewLoad {
  const { queued, answered, timedOut, waitMs, timedAnswers, tookMs } = sums;
  const closed = answered + timedOut;
  const meanTookMs = timedAnswers === 0 ? null : tookMs / timedAnswers;
  const perItem = meanTookMs ?? usualMs;
  return {
    queued,
    answered,
    timedOut,
    meanWaitMs: closed === 0 ? null : waitMs / closed,
    meanTookMs,
    peopleNeeded: perItem === null || minutes === 0 ? null : (queued * perItem) / (minutes * MINUTE_MS),
  };
}

const stratumSchema = z.object({
  recipeId: recipeIdSchema,
  drawShare: z.number(),
  decided: z.number(),
  drawn: z.number(),
  good: z.number(),
  bad: z.number(),
  inconclusive: z.number(),
});

export type RecipeStratum = AuditStratum & { readonly recipeId: RecipeId };

/** Automatic passes (or fails) by version of the recipe, which fixes the share that is audited, with the results of the audits. */
export function auditStrata(db: ReadDb, scope: Scope, verdict: 'pass' | 'fail'): readonly RecipeStratum[] {
  const rows = db.all(
    `SELECT sums.recipe_id AS recipeId, v.body ->> '$.audit.${verdict}Share' AS drawShare, decided, drawn, good, bad, inconclusive
     FROM (SELECT recipe_id, recipe_version, sum(decided) AS decided, sum(drawn) AS drawn, sum(good) AS good, sum(bad) AS bad,
         sum(unsaid) AS inconclusive
       FROM (
       SELECT recipe_id, recipe_version, signal_${verdict} AS decided, 0 AS drawn, 0 AS good, 0 AS bad, 0 AS unsaid
       FROM ${rowsOf(parts, scope)} WHERE ${within.parts}
       UNION ALL
       SELECT recipe_id, recipe_version, 0, ${verdict}_drawn, ${verdict}_good, ${verdict}_bad, ${verdict}_unsaid
       FROM ${rowsOf(audits, scope)} WHERE ${within.parts})
       GROUP BY recipe_id, recipe_version HAVING sum(decided) > 0) sums
       JOIN recipe_version v ON v.recipe_id = sums.recipe_id AND v.version = sums.recipe_version`,
    paramsOf(scope),
  );
  return parseRows(stratumSchema, rows).map(({ good, bad, ...stratum }) => ({
    ...stratum,
    right: verdict === 'pass' ? good : bad,
    wrong: verdict === 'pass' ? bad : good,
  }));
}
