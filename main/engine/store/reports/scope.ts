import type { TimeSpan } from '../../../../preload/contract/report.ts';
import type { Instant, LaneId, RecipeId } from '../../../../preload/contract/units.ts';
import type { SqlParams } from '../handles.ts';
import { DAY_MS, HOUR_MS, SLOT_MS } from '../rollups/rollup-table.ts';

/** What a question about the roll-ups is narrowed to; `null` stands for all of them. */
export type Scope = {
  readonly span: TimeSpan;
  readonly laneId: LaneId | null;
  readonly lot: string | null;
  readonly recipeId: RecipeId | null;
  readonly modelId: number | null;
};

const OF_LANE = '(@laneId IS NULL OR lane_id = @laneId)';
const OF_SLOT = 'slot >= @firstSlot AND slot < @endSlot';
const OF_HOUR = 'hour >= @firstHour AND hour < @endHour';
const OF_PART = `(@lot IS NULL OR lot = @lot) AND (@recipeId IS NULL OR recipe_id = @recipeId)
  AND (@modelId IS NULL OR model_id = @modelId)`;

/** Conditions on a roll-up, by what its key has. Those by hour count the whole hours that the period touches. */
export const within = {
  parts: `${OF_SLOT} AND ${OF_LANE} AND ${OF_PART}`,
  lanes: `${OF_SLOT} AND ${OF_LANE}`,
  lanesByHour: `${OF_HOUR} AND ${OF_LANE}`,
} as const;

/** The parameters of all of `within`, and of what points are grouped by. */
export function paramsOf({ span, laneId, lot, recipeId, modelId }: Scope): SqlParams {
  const firstSlot = Math.floor(span.from / SLOT_MS);
  return {
    firstSlot,
    endSlot: Math.ceil(span.until / SLOT_MS),
    firstHour: Math.floor(span.from / HOUR_MS),
    endHour: Math.ceil(span.until / HOUR_MS),
    laneId,
    lot,
    recipeId,
    modelId,
    slotsPerPoint: slotsPerPoint(span),
  };
}

const OF_RECIPE = `(@recipeId IS NULL OR recipe_id = @recipeId) AND (@modelId IS NULL OR model_id = @modelId)`;
const HOURS_PER_DAY = DAY_MS / HOUR_MS;

/**
 * Boxes of a scope as `class_id`, `cell`, `boxes`: whole days from the roll-up by day, the hours around them from that by
 * hour; all from hours where a lot is asked for. For `boxParamsOf`.
 */
export const BOXES_WITHIN = `
  SELECT class_id, cell, boxes FROM rollup_box_day
  WHERE day >= @firstDay AND day < @endDay AND ${OF_LANE} AND ${OF_RECIPE}
  UNION ALL
  SELECT class_id, cell, boxes FROM rollup_box
  WHERE hour >= @firstHour AND hour < @firstDay * ${HOURS_PER_DAY} AND ${OF_LANE} AND ${OF_PART}
  UNION ALL
  SELECT class_id, cell, boxes FROM rollup_box
  WHERE hour >= @endDay * ${HOURS_PER_DAY} AND hour < @endHour AND ${OF_LANE} AND ${OF_PART}`;

export function boxParamsOf(scope: Scope): SqlParams {
  const { span, lot, laneId, recipeId, modelId } = scope;
  const firstHour = Math.floor(span.from / HOUR_MS);
  const endHour = Math.ceil(span.until / HOUR_MS);
  const firstDay = Math.ceil(firstHour / HOURS_PER_DAY);
  const endDay = Math.floor(endHour / HOURS_PER_DAY);
  // Without a whole day every hour lies after the days, which then are none.
  const days =
    lot === null && firstDay < endDay
      ? { firstDay, endDay }
      : { firstDay: firstHour / HOURS_PER_DAY, endDay: firstHour / HOURS_PER_DAY };
  return { firstHour, endHour, ...days, lot, laneId, recipeId, modelId };
}

/** The point of a series that a slot belongs to, counted from the beginning of the period. Cast, because parameters arrive as reals. */
export const POINT = 'CAST((slot - @firstSlot) / @slotsPerPoint AS INTEGER)';

export function pointStart(scope: Scope, point: number): Instant {
  return scope.span.from + point * slotsPerPoint(scope.span) * SLOT_MS;
}

export function pointMinutes({ span }: Scope): number {
  return (slotsPerPoint(span) * SLOT_MS) / 60_000;
}

/** Points of a series are a quarter, a half, one, two, four, eight hours, a day or weeks long: the shortest that makes at most a hundred. */
const POINT_SLOTS = [1, 2, 4, 8, 16, 32, 96, 7 * 96, 4 * 7 * 96, 52 * 7 * 96] as const;
const MOST_POINTS = 100;

function slotsPerPoint({ from, until }: TimeSpan): number {
  const slots = Math.max(1, (until - from) / SLOT_MS);
  return POINT_SLOTS.find((length) => slots / length <= MOST_POINTS) ?? Math.ceil(slots / MOST_POINTS);
}
