import type { TimeSpan } from '../../../../preload/contract/reports/report.ts';
import type { Instant, LaneId, RecipeId } from '../../../../preload/contract/values/units.ts';
import type { Series } from '../../../domain/time/series.ts';
import type { SqlParams } from '../handles.ts';
import { HOUR_MS, type RollupTable, SLOT_MS } from '../rollups/rollup-table.ts';
import { clockParams, minutesAhead } from './clock-sql.ts';
import { cutOf, cutParams, sourceOf } from './source.ts';

/** What a query about the roll-ups is limited to; `null` means no limit. */
export type Scope = {
  readonly span: TimeSpan;
  readonly laneId: LaneId | null;
  readonly lot: string | null;
  readonly recipeId: RecipeId | null;
  readonly modelId: number | null;
  /** The time of the query: nothing is later. */
  readonly now: Instant;
  /** How the span is divided into points. */
  readonly series: Series;
};

const OF_LANE = '(@laneId IS NULL OR lane_id = @laneId)';
const OF_RECIPE = '(@recipeId IS NULL OR recipe_id = @recipeId) AND (@modelId IS NULL OR model_id = @modelId)';

/** Conditions on the rows of a roll-up, depending on its key. */
export const within = {
  parts: `${OF_LANE} AND (@lot IS NULL OR lot = @lot) AND ${OF_RECIPE}`,
  lotless: `${OF_LANE} AND ${OF_RECIPE}`,
  lanes: OF_LANE,
} as const;

// Evaluated once for all rows: a version's body is long, and there are few versions and many rows.
const levelIs = (levels: string) => `(r.recipe_id, r.recipe_version) IN (
  SELECT recipe_id, version FROM recipe_version WHERE body ->> '$.automationLevel' IN (${levels}))`;
/** Rows `r` of a roll-up whose recipe uses the model at all: at the level manual it does not. */
export const IS_ASKED = levelIs("'shadow', 'assist', 'partial', 'full'");
/** Rows `r` of a roll-up whose recipe lets people decide every part. */
export const IS_BY_PEOPLE = levelIs("'manual', 'shadow', 'assist'");

/** The rows of a roll-up in the span of a scope, as a table for a query. For {@link paramsOf}. */
export function rowsOf(table: RollupTable, { span, now }: Scope): string {
  return sourceOf(table, cutOf(table.slotMs, span, now), prefixOf(table.slotMs));
}

/** The parameters of all of `within`, of {@link rowsOf}, {@link pointOf} and {@link hourOf}. */
export function paramsOf(scope: Scope): SqlParams {
  const { span, now, series } = scope;
  const cuts = [SLOT_MS, HOUR_MS].map((slotMs) => cutParams(cutOf(slotMs, span, now), prefixOf(slotMs)));
  return {
    ...Object.assign({}, ...cuts),
    ...narrowedTo(scope),
    ...clockParams(series.changes),
    anchorMinute: series.anchor / MINUTE_MS,
    pointMinutes: series.pointMs / MINUTE_MS,
  };
}

export function narrowedTo({ laneId, lot, recipeId, modelId }: Scope): SqlParams {
  return { laneId, lot, recipeId, modelId };
}

const MINUTE_MS = 60_000;
const SLOT_MINUTES = SLOT_MS / MINUTE_MS;

/** The point of a series that a row with a `slot` belongs to, counted from 0. Cast, because parameters arrive as reals. */
export function pointOf({ series: { changes, isByClock } }: Scope): string {
  const ahead = minutesAhead(isByClock ? changes : changes.slice(0, 1));
  return `CAST((slot * ${SLOT_MINUTES} + ${ahead} - @anchorMinute) / @pointMinutes AS INTEGER)`;
}

/** The local hour of day of a row with a `slot`. */
export function hourOf({ series }: Scope): string {
  return `CAST((slot * ${SLOT_MINUTES} + ${minutesAhead(series.changes)}) / 60 AS INTEGER) % 24`;
}

export function pointStart({ series }: Scope, point: number): Instant {
  return series.startOf(point);
}

/**
 * The minutes of a point that have passed and are in the span: for the current point those so far, for others more or
 * less if the clocks changed, and none for an hour that they skipped.
 */
export function minutesPassed({ series, span, now }: Scope, point: number): number {
  const end = Math.min(series.startOf(point + 1), span.until, now);
  return Math.max(0, end - series.startOf(point)) / MINUTE_MS;
}

function prefixOf(slotMs: number): string {
  return slotMs === SLOT_MS ? 'slot' : 'hour';
}
