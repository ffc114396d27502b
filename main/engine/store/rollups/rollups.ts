import { z } from 'zod';
import { type InspectionId, type Instant, instantSchema } from '../../../../preload/contract/values/units.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';
import { agreement } from './agreement.ts';
import { audits } from './audits.ts';
import { boxes } from './boxes.ts';
import { classes } from './classes.ts';
import { addLateParts, addUpNextDay, countCoarseDifferences, type DecidedParts, forgetCoarse } from './coarse.ts';
import { type ComparedLooks, countDayDifferences, dueStatement, forgetDays } from './comparison-days.ts';
import { faults } from './faults.ts';
import { outcomes } from './outcomes.ts';
import { parts } from './parts.ts';
import { reviewLoad } from './review-load.ts';
import {
  type Admits,
  countTableDifferences,
  type NewParts,
  type RollupTable,
  runAll,
  statementsOf,
} from './rollup-table.ts';
import { replayClasses, replayVerdicts, shadowClasses, shadowVerdicts } from './shadow.ts';
import { stages } from './stages.ts';

const atRowSchema = z.object({ at: instantSchema });
const isStaleRowSchema = z.object({ isStale: z.number() });
const rowsRowSchema = z.object({ rows: z.number() });

const ofShots: readonly RollupTable[] = [parts, classes, boxes, stages, faults];
const ofReview: readonly RollupTable[] = [outcomes, audits, reviewLoad];
const ofShadow: readonly RollupTable[] = [agreement];
/** Change with what challengers say about a part, and with people's answers to it. */
const ofBoth: readonly RollupTable[] = [shadowVerdicts, shadowClasses];
/** Change also with what models say about a part that is shown to them again. */
const ofReplay: readonly RollupTable[] = [replayVerdicts, replayClasses];
const all = [...ofShots, ...ofReview, ...ofShadow, ...ofBoth, ...ofReplay];

const between: Admits = (id) => `${id} BETWEEN @first AND @last`;
const ofInspection: Admits = (id) => `${id} = @inspectionId`;
const shotsAdded = ofShots.map((table) => ({ table, sql: statementsOf(table, between).add }));
const allAdded = [...all.map((table) => statementsOf(table, between).add), dueStatement(['shadow', 'replay'], between)];
const keepers = (tables: readonly RollupTable[], compared: readonly ComparedLooks[]) => {
  const statements = tables.map((table) => statementsOf(table, ofInspection));
  return {
    taken: statements.map(({ subtract }) => subtract),
    added: [...statements.map(({ add }) => add), dueStatement(compared, ofInspection)],
    swept: statements.map(({ sweep }) => sweep),
  };
};
const review = keepers([...ofReview, ...ofBoth, ...ofReplay], ['shadow', 'replay']);
const shadow = keepers([...ofShadow, ...ofBoth], ['shadow']);
const replay = keepers(ofReplay, ['replay']);

/** Adds new shots, named by their first and last id, to the roll-ups. Called in the transaction that wrote them. */
export function addToRollups(db: WriteDb, shots: NewParts & DecidedParts): void {
  const { first, last } = shots;
  for (const { table, sql } of shotsAdded) if (table.concerns?.(shots) ?? true) db.run(sql, { first, last });
  addLateParts(db, shots);
}

/**
 * Does `work`, which changes people's answers to this part, and updates its counts from before to after. Work
 * of several steps is wrapped as a whole: steps that update the counts of the same part themselves leave that to the outer one.
 */
export function keepingRollups<T>(db: WriteDb, inspectionId: InspectionId, work: () => T): T {
  return keeping(db, review, inspectionId, work);
}

/** The same for `work` that changes what challengers said about this part. */
export function keepingShadow<T>(db: WriteDb, inspectionId: InspectionId, work: () => T): T {
  return keeping(db, shadow, inspectionId, work);
}

/** The same for `work` that changes what models said about this part when it was shown to them again. */
export function keepingReplay<T>(db: WriteDb, inspectionId: InspectionId, work: () => T): T {
  return keeping(db, replay, inspectionId, work);
}

type Keepers = ReturnType<typeof keepers>;

/** The part whose counts are currently taken out of the roll-ups, and out of which ones. */
const taken = new WeakMap<WriteDb, { readonly inspectionId: InspectionId; readonly keepers: Keepers }>();

function keeping<T>(db: WriteDb, keepers: Keepers, inspectionId: InspectionId, work: () => T): T {
  const outer = taken.get(db);
  if (outer !== undefined) {
    if (outer.inspectionId === inspectionId && outer.keepers === keepers) return work();
    throw new Error(`The counts of part ${inspectionId} cannot be moved while those of part ${outer.inspectionId} are`);
  }
  taken.set(db, { inspectionId, keepers });
  try {
    return db.transaction(() => {
      // What is not counted yet will be counted in its final state.
      if (inspectionId <= uncountedParts(db).left) return work();
      runAll(db, keepers.taken, { inspectionId });
      const result = work();
      runAll(db, keepers.added, { inspectionId });
      runAll(db, keepers.swept, {});
      return result;
    });
  } finally {
    taken.delete(db);
  }
}

/** During a rebuild, how many of the oldest parts are not in the roll-ups yet, and how many were not at its beginning. */
export type UncountedParts = { readonly left: number; readonly of: number };

const uncountedSchema = z.object({ left: z.number(), of: z.number() });

export function uncountedParts(db: ReadDb): UncountedParts {
  const row = db.get('SELECT uncounted_through AS left, uncounted_of AS of FROM rollup_state');
  return parseRow(uncountedSchema, row) ?? { left: 0, of: 0 };
}

/** When the newest part with an id up to this one was admitted. */
export function admittedAt(db: ReadDb, id: number): Instant | null {
  const row = db.get('SELECT admitted_at AS at FROM shot WHERE id <= @id ORDER BY id DESC LIMIT 1', { id });
  return parseRow(atRowSchema, row)?.at ?? null;
}

/**
 * Empties the roll-ups and has all parts counted again, by {@link countParts}. New parts are counted as usual, and answers
 * to parts not counted yet are counted together with them, so the line goes on.
 */
export function beginRecount(db: WriteDb): void {
  db.transaction(() => {
    for (const { name } of all) db.run(`DELETE FROM ${name}`);
    forgetDays(db);
    forgetCoarse(db);
    db.run(
      `UPDATE rollup_state SET is_stale = 0, uncounted_through = (SELECT ifnull(max(id), 0) FROM shot),
         uncounted_of = (SELECT ifnull(max(id), 0) FROM shot)`,
    );
  });
}

/** The same, after a schema change affected the contents of the roll-ups. */
export function beginStaleRecount(db: WriteDb): void {
  const state = parseRow(isStaleRowSchema, db.get('SELECT is_stale AS isStale FROM rollup_state'));
  if (state?.isStale === 1) beginRecount(db);
}

/**
 * Counts parts that are not in the roll-ups yet, the newest first, for they are looked at first: `most` at a time until that is enough.
 * Goes on after a crash where it was.
 */
export function countParts(db: WriteDb, most: number, isEnough: () => boolean = () => true): UncountedParts {
  return db.transaction(() => {
    const { left: uncounted, of } = uncountedParts(db);
    let left = uncounted;
    while (left > 0) {
      const first = Math.max(1, left - most + 1);
      runAll(db, allAdded, { first, last: left });
      left = first - 1;
      if (isEnough()) break;
    }
    db.run('UPDATE rollup_state SET uncounted_through = @left', { left });
    return { left, of };
  });
}

const AT_ONCE = 20_000;

/** Counts everything that is not in the roll-ups yet and adds up the days that are over, when no line is waiting. */
export function countAllParts(db: WriteDb, onProgress: (uncounted: UncountedParts) => void = () => undefined): void {
  while (uncountedParts(db).left > 0) onProgress(countParts(db, AT_ONCE));
  while (addUpNextDay(db)) {}
}

export type Rebuilt = { readonly rows: number; readonly differences: number };

/** Rebuilds the roll-ups from the facts. Returns how many rows were wrong or missing before: 0 proves that they are kept correctly. */
export function rebuildRollups(db: WriteDb, onProgress?: (uncounted: UncountedParts) => void): Rebuilt {
  countAllParts(db, onProgress);
  const differences = countRollupDifferences(db);
  beginRecount(db);
  countAllParts(db, onProgress);
  const rows = all.reduce((sum, { name }) => {
    const row = parseRow(rowsRowSchema, db.get(`SELECT count(*) AS rows FROM ${name}`));
    return sum + (row?.rows ?? 0);
  }, 0);
  return { rows, differences };
}

/** How many rows of all roll-ups differ from the facts, counting both directions. Reads every fact. */
export function countRollupDifferences(db: ReadDb): number {
  return all.reduce(
    (sum, table) => sum + countTableDifferences(db, table),
    countDayDifferences(db) + countCoarseDifferences(db),
  );
}
