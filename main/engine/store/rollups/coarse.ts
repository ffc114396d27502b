import { z } from 'zod';
import { type Instant, instantSchema } from '../../../../preload/contract/values/units.ts';
import { parseRow, type ReadDb, type WriteDb } from '../handles.ts';
import { boxBlocks, boxDays, boxes } from './boxes.ts';
import { classDays, classes } from './classes.ts';
import { BLOCK_MS, DAY_MS, type RollupTable, runAll, SLOT_MS, slotColumn, statementsOf } from './rollup-table.ts';
import { stageDays, stages } from './stages.ts';

/** A coarse roll-up, for all lots together, and the finer one that it is added up from. */
type Coarse = { readonly coarse: RollupTable; readonly fine: RollupTable };

const ofDays: readonly Coarse[] = [
  { coarse: classDays, fine: classes },
  { coarse: boxDays, fine: boxes },
  { coarse: stageDays, fine: stages },
];
const ofBlocks: readonly Coarse[] = [{ coarse: boxBlocks, fine: boxDays }];
const all = [...ofDays, ...ofBlocks];

const BLOCK_DAYS = BLOCK_MS / DAY_MS;
const DAY_SLOTS = DAY_MS / SLOT_MS;

/**
 * Makes the slots of a coarse roll-up from `@first` up to, not including, `@end` from the fine one, replacing what the coarse one held there: where
 * the mark of the days added up was damaged, days are added up a second time.
 */
function addUp({ coarse, fine }: Coarse): readonly string[] {
  const others = coarse.key.filter((column) => column !== slotColumn(coarse)).join(', ');
  const ratio = coarse.slotMs / fine.slotMs;
  const slot = slotColumn(fine);
  return [
    `DELETE FROM ${coarse.name} WHERE ${slotColumn(coarse)} >= @first AND ${slotColumn(coarse)} < @end`,
    `INSERT INTO ${coarse.name} (${slotColumn(coarse)}, ${others}, ${coarse.sums.join(', ')})
    SELECT ${slot} / ${ratio}, ${others}, ${coarse.sums.map((sum) => `sum(${sum})`).join(', ')} FROM ${fine.name}
    WHERE ${slot} >= @first * ${ratio} AND ${slot} < @end * ${ratio} GROUP BY 1, ${others}`,
  ];
}

const dayAddedUp = ofDays.flatMap(addUp);
const blockAddedUp = ofBlocks.flatMap(addUp);
const lateAdded = all.map(
  ({ coarse }) =>
    statementsOf(
      coarse,
      (id) => `${id} BETWEEN @first AND @last AND i.decided_at < @${coarse.slotMs === DAY_MS ? 'days' : 'blocks'}Until`,
    ).add,
);

const daySchema = z.object({ day: z.number().nullable() });
/** The last day that an instant can lie in. */
const LAST_DAY = 100_000_000;
/** A mark outside this range was damaged: all days are added up anew. */
const markSchema = z.object({ day: z.number().min(0).max(LAST_DAY).catch(0) });

/** The first day, counted since 1970 in UTC, that the coarse roll-ups do not hold. A block of days is held once all its days are. */
function firstDayLeft(db: ReadDb): number {
  const row = db.get('SELECT added_up_until AS day FROM rollup_state');
  return parseRow(markSchema, row)?.day ?? 0;
}

function setFirstDayLeft(db: WriteDb, day: number): void {
  db.run('UPDATE rollup_state SET added_up_until = @day', { day });
}

/** Until when coarse roll-ups hold all parts. What was decided later is in the finer ones only. */
export function addedUpUntil(db: ReadDb): Instant {
  return instantSchema.parse(firstDayLeft(db) * DAY_MS);
}

/**
 * Adds up the oldest finished day that is not in the coarse roll-ups yet; it is finished once parts of a later day have come. `false` if there is none,
 * or parts are being counted again. No part is slowed by this: a day is added up once, from the finer roll-ups.
 */
export function addUpNextDay(db: WriteDb): boolean {
  return db.transaction(() => {
    const left = firstDayLeft(db);
    const next = dayWithParts(db, 'min', left);
    const newest = dayWithParts(db, 'max', 0);
    if (newest === null || isRecounting(db)) return false;
    if (next === null) {
      // A mark cannot be ahead of the parts: this one was damaged.
      forgetCoarse(db);
      return true;
    }
    const blockEnd = (Math.floor(left / BLOCK_DAYS) + 1) * BLOCK_DAYS;
    const isLater = next >= blockEnd;
    if (!isLater && next >= newest) return false;
    if (!isLater) runAll(db, dayAddedUp, { first: next, end: next + 1 });
    if (next + 1 >= blockEnd)
      runAll(db, blockAddedUp, { first: blockEnd / BLOCK_DAYS - 1, end: blockEnd / BLOCK_DAYS });
    // Days without parts, and blocks of such days, are skipped.
    const end = isLater ? next - (next % BLOCK_DAYS) : next + 1;
    setFirstDayLeft(db, end);
    return true;
  });
}

function dayWithParts(db: ReadDb, which: 'min' | 'max', from: number): number | null {
  const row = db.get(`SELECT ${which}(slot) / ${DAY_SLOTS} AS day FROM rollup WHERE slot >= @first`, {
    first: from * DAY_SLOTS,
  });
  return parseRow(daySchema, row)?.day ?? null;
}

function isRecounting(db: ReadDb): boolean {
  return db.get('SELECT 1 FROM rollup_state WHERE uncounted_through > 0') !== undefined;
}

/** New parts, by their ids, and when the first of them was decided. */
export type DecidedParts = Readonly<{ first: number; last: number; decidedFrom: number }>;

/** Adds new parts that were decided in days that are added up already, as after the clock was set back. */
export function addLateParts(db: WriteDb, { first, last, decidedFrom }: DecidedParts): void {
  const left = firstDayLeft(db);
  if (decidedFrom >= left * DAY_MS) return;
  const blocksUntil = Math.floor(left / BLOCK_DAYS) * BLOCK_MS;
  for (const sql of lateAdded) db.run(sql, { first, last, daysUntil: left * DAY_MS, blocksUntil });
}

/** For a recount: the days are added up again once their parts are counted. */
export function forgetCoarse(db: WriteDb): void {
  for (const { coarse } of all) db.run(`DELETE FROM ${coarse.name}`);
  setFirstDayLeft(db, 0);
}

/** How many rows of the coarse roll-ups differ from what the finer ones add up to, both ways counted. */
export function countCoarseDifferences(db: ReadDb): number {
  const left = firstDayLeft(db);
  return all.reduce((sum, { coarse, fine }) => {
    const end = Math.floor((left * DAY_MS) / coarse.slotMs);
    const others = coarse.key.filter((column) => column !== slotColumn(coarse)).join(', ');
    const kept = `SELECT ${slotColumn(coarse)}, ${others}, ${coarse.sums.join(', ')} FROM ${coarse.name}`;
    const ratio = coarse.slotMs / fine.slotMs;
    const slot = slotColumn(fine);
    const facts = `SELECT ${slot} / ${ratio}, ${others}, ${coarse.sums.map((each) => `sum(${each})`).join(', ')} FROM ${fine.name}
      WHERE ${slot} < @end * ${ratio} GROUP BY 1, ${others}`;
    const rows = db.all(
      `SELECT * FROM (SELECT * FROM (${facts}) EXCEPT ${kept}) UNION ALL SELECT * FROM (${kept} EXCEPT SELECT * FROM (${facts}))`,
      { end },
    );
    return sum + rows.length;
  }, 0);
}
