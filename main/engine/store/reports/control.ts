import { z } from 'zod';
import type { ControlSubject } from '../../../../preload/contract/reports/control.ts';
import type { DefectReport } from '../../../../preload/contract/reports/quality.ts';
import { type Instant, type LaneId, laneIdSchema } from '../../../../preload/contract/values/units.ts';
import type { SlotCount } from '../../../domain/control/baseline.ts';
import { standingOut } from '../../../domain/control/standing-out.ts';
import { parseRow, parseRows, type ReadDb } from '../handles.ts';
import { outcomes } from '../rollups/outcomes.ts';
import { parts } from '../rollups/parts.ts';
import { hourOf, IS_ASKED, narrowedTo, paramsOf, rowsOf, type Scope, within } from './scope.ts';

const laneNameRowSchema = z.object({ name: z.string() });

const slotRowSchema = z.object({ slot: z.number() });
const atRowSchema = z.object({ at: z.number() });

/** What a row `r` of either roll-up adds to the decided parts, and to those of them that count as rejects. */
const COUNTS: Readonly<Record<ControlSubject, Readonly<Record<'parts' | 'outcomes', string>>>> = {
  // Everything but HOLD is decided at once. FAIL and ERROR stand until somebody lets the part be used after all.
  rejected: {
    parts: 'inspected - signal_hold AS decided, signal_fail + signal_error AS rejected',
    outcomes: `hold_used + hold_rejected AS decided,
      hold_rejected + pass_rejected - (other_accepted - hold_used) AS rejected`,
  },
  told: {
    parts: 'inspected - signal_hold AS decided, signal_fail + signal_error AS rejected',
    outcomes: 'hold_answered AS decided, hold_rejected_first AS rejected',
  },
  verdict: {
    parts: `CASE WHEN ${IS_ASKED} THEN inspected - signal_error ELSE 0 END AS decided, verdict_fail AS rejected`,
    outcomes: '0 AS decided, 0 AS rejected',
  },
};

const slotSchema = z.object({ slot: z.number(), decided: z.number(), rejected: z.number() });

/** Decided parts and rejects by quarter of an hour, ascending, from `first` up to, not including, `end`; quarters without decided parts are absent. */
export function controlSlots(
  db: ReadDb,
  scope: Scope,
  subject: ControlSubject,
  { first, end }: { readonly first: number; readonly end: number },
): readonly SlotCount[] {
  const from = (table: 'rollup' | 'rollup_outcome', columns: string) =>
    `SELECT slot, ${columns} FROM ${table} r WHERE slot >= @first AND slot < @end AND ${within.parts}`;
  const rows = db.all(
    `SELECT slot, sum(decided) AS decided, sum(rejected) AS rejected
     FROM (${from('rollup', COUNTS[subject].parts)} UNION ALL ${from('rollup_outcome', COUNTS[subject].outcomes)})
     GROUP BY slot HAVING sum(decided) > 0 ORDER BY slot`,
    { ...narrowedTo(scope), first, end },
  );
  return parseRows(slotSchema, rows);
}

/** The first quarter of an hour from `first` on in which any part was inspected; `null` if there is none. */
export function firstSlotWithParts(db: ReadDb, scope: Scope, first: number): number | null {
  const row = db.get(
    `SELECT slot FROM rollup WHERE slot >= @first AND inspected > 0 AND ${within.parts} ORDER BY slot LIMIT 1`,
    { ...narrowedTo(scope), first },
  );
  return parseRow(slotRowSchema, row)?.slot ?? null;
}

const totalsSchema = z.object({
  inspected: z.number(),
  decided: z.number(),
  rejected: z.number(),
  byFault: z.number(),
  timedOut: z.number(),
});

/** The same over a whole scope, to the millisecond, with where the rejects came from. */
export function controlTotals(db: ReadDb, scope: Scope, subject: ControlSubject) {
  const row = db.get(
    `SELECT ifnull(sum(inspected), 0) AS inspected, ifnull(sum(decided), 0) AS decided, ifnull(sum(rejected), 0) AS rejected,
       ifnull(sum(faults), 0) AS byFault, ifnull(sum(late), 0) AS timedOut
     FROM (
       SELECT inspected, ${COUNTS[subject].parts}, signal_error AS faults, 0 AS late FROM ${rowsOf(parts, scope)} r WHERE ${within.parts}
       UNION ALL
       SELECT 0, ${COUNTS[subject].outcomes}, 0, timed_out FROM ${rowsOf(outcomes, scope)} r WHERE ${within.parts})`,
    paramsOf(scope),
  );
  return totalsSchema.parse(row);
}

const COUNTED = { inspected: z.number(), fails: z.number(), decided: z.number(), rejected: z.number() };
const LOTS_SHOWN = 20;

/** Final rejects among decided parts, by one or two groups, given as SQL over the rows of a scope. */
function rejectsBy<Row extends z.ZodRawShape>(db: ReadDb, scope: Scope, groups: readonly string[], shape: Row) {
  const { parts: ofParts, outcomes: ofOutcomes } = COUNTS.rejected;
  const rows = db.all(
    `SELECT ${groups.join(', ')}, sum(inspected) AS inspected, sum(fails) AS fails, sum(decided) AS decided, sum(rejected) AS rejected
     FROM (
       SELECT slot, lane_id, lot, inspected, verdict_fail AS fails, ${ofParts} FROM ${rowsOf(parts, scope)} r WHERE ${within.parts}
       UNION ALL
       SELECT slot, lane_id, lot, 0, 0, ${ofOutcomes} FROM ${rowsOf(outcomes, scope)} r WHERE ${within.parts})
     GROUP BY ${groups.map((_, index) => index + 1).join(', ')}`,
    paramsOf(scope),
  );
  return parseRows(z.object({ ...shape, ...COUNTED }), rows);
}

/** By lane, and by the local hour of day of the machine's decision: both in one pass, because a year of rows takes long. */
export function rejectsByLaneAndHour(db: ReadDb, scope: Scope): Pick<DefectReport, 'lanes' | 'hours'> {
  const rows = rejectsBy(db, scope, ['lane_id AS laneId', `${hourOf(scope)} AS hour`], {
    laneId: laneIdSchema,
    hour: z.number(),
  });
  const lanes = [...Map.groupBy(rows, ({ laneId }) => laneId)].map(([laneId, some]) => ({
    ...{ laneId, laneName: laneName(db, laneId) },
    ...countsOf(some),
  }));
  const hours = [...Map.groupBy(rows, ({ hour }) => hour)].map(([hour, some]) => ({ hour, ...countsOf(some) }));
  return {
    lanes: compared(lanes).toSorted((a, b) =>
      a.laneName < b.laneName ? -1 : a.laneName > b.laneName ? 1 : a.laneId - b.laneId,
    ),
    hours: compared(hours).toSorted((a, b) => a.hour - b.hour),
  };
}

/** The rows with decided parts, and which of them stand out among the others. */
function compared<Row extends Counts>(rows: readonly Row[]): readonly (Row & { readonly standsOut: boolean })[] {
  const decided = rows.filter((row) => row.decided > 0);
  const standOut = standingOut(decided);
  return decided.map((row, at) => ({ ...row, standsOut: standOut[at] === true }));
}

function laneName(db: ReadDb, id: LaneId): string {
  const row = db.get('SELECT name FROM lane WHERE id = @id', { id });
  return laneNameRowSchema.parse(row).name;
}

/** Lots with the most rejects, most first. */
export function rejectsByLot(db: ReadDb, scope: Scope): DefectReport['lots'] {
  const lots = rejectsBy(db, scope, ['lot'], { lot: z.string() }).filter(({ lot }) => lot !== '');
  return compared(lots)
    .toSorted((a, b) => b.rejected - a.rejected || (a.lot < b.lot ? -1 : 1))
    .slice(0, LOTS_SHOWN);
}

type Counts = Readonly<z.infer<z.ZodObject<typeof COUNTED>>>;

function countsOf(rows: readonly Counts[]): Counts {
  const total = (count: (row: Counts) => number) => rows.reduce((sum, row) => sum + count(row), 0);
  return {
    inspected: total(({ inspected }) => inspected),
    fails: total(({ fails }) => fails),
    decided: total(({ decided }) => decided),
    rejected: total(({ rejected }) => rejected),
  };
}

/** The parts of a recipe that affect decisions: a chart across a change in them would compare two processes. */
const DECIDES = ['modelSha256', 'automationLevel', 'defects', 'otherDefects', 'overlapLimit', 'pictureLimits']
  .map((field) => `body -> '$.${field}'`)
  .join(', ');

/**
 * When the recipes of a scope changed in a way that affects decisions, or somebody let the limits be relearned; ascending.
 * The first version of a recipe is not a change.
 */
export function controlChanges(db: ReadDb, { laneId, recipeId }: Scope): readonly Instant[] {
  const rows = db.all(
    `SELECT made_at AS at FROM (
       SELECT made_at, json_array(${DECIDES}) AS decides,
         lag(json_array(${DECIDES})) OVER (PARTITION BY recipe_id ORDER BY version) AS decided
       FROM recipe_version
       WHERE (@recipeId IS NULL OR recipe_id = @recipeId) AND (@recipeId IS NOT NULL OR recipe_id IN (
         SELECT recipe_id FROM lane WHERE removed_at IS NULL AND (@laneId IS NULL OR id = @laneId))))
     WHERE decided IS NOT NULL AND decides <> decided
     UNION ALL
     SELECT at FROM control_restart
     ORDER BY 1`,
    { laneId, recipeId },
  );
  return parseRows(atRowSchema, rows).map(({ at }) => at);
}
