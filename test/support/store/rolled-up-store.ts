import { z } from 'zod';
import { parseRows } from '../../../main/engine/store/handles.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { agreement } from '../../../main/engine/store/rollups/agreement.ts';
import { audits } from '../../../main/engine/store/rollups/audits.ts';
import { boxBlocks, boxDays, boxes } from '../../../main/engine/store/rollups/boxes.ts';
import { classDays, classes } from '../../../main/engine/store/rollups/classes.ts';
import { addUpDueDay } from '../../../main/engine/store/rollups/comparison-days.ts';
import { outcomes } from '../../../main/engine/store/rollups/outcomes.ts';
import { parts } from '../../../main/engine/store/rollups/parts.ts';
import { reviewLoad } from '../../../main/engine/store/rollups/review-load.ts';
import { DAY_MS, type RollupTable } from '../../../main/engine/store/rollups/rollup-table.ts';
import { shadowClasses, shadowVerdicts } from '../../../main/engine/store/rollups/shadow.ts';
import { stageDays, stages } from '../../../main/engine/store/rollups/stages.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { addTestLane } from '../lines/test-lane.ts';
import { addTestModels } from '../models/registered-models.ts';
import { addAnsweredStudy, type StudySize } from './answered-study.ts';

/** What a store should hold: how many of each, and the number in every sum of every row. */
export type RolledUp = {
  readonly until: number;
  readonly days: number;
  readonly lanes: number;
  readonly recipeVersions: number;
  readonly models: number;
  readonly classes: number;
  /** Lots in each quarter of an hour. */
  readonly lots: number;
  readonly count: number;
  /** Whether each verdict of one model meets each of the other, with each answer, in every quarter of an hour; else a few of them do. */
  readonly isMixed: boolean;
  /** Of its only study, which everybody has answered. */
  readonly study: StudySize;
  /** Cells of the picture that hold boxes, of each class and lane. */
  readonly cells: number;
};

const QUARTER_MS = 15 * 60_000;
const KNOWN = ['good', 'bad', 'good-aided', 'bad-aided', 'waiting', 'open', 'unjudged'];
const VERDICTS = ['pass', 'fail', 'undetermined'];
/** Steps of stage times in use: as widely as times spread within an hour. */
const STAGE_STEPS = 15;

/**
 * Writes roll-ups as that much history would have left them, without the parts behind them: what reports and comparisons read is ready in
 * seconds. Returns the models, the first of which is the challenger.
 */
export function rollUp(store: Store, order: RolledUp): readonly Sha256[] {
  const { write } = store;
  const { until, days, count } = order;
  const first = until - days * 24 * 60 * 60_000;
  const place = addTestLane(store, first);
  addAnsweredStudy(store, { ...place, at: first }, order.study);
  const models = addTestModels(
    store,
    first,
    Array.from({ length: order.models }, (_, index) => String(index + 1)),
  );
  write.transaction(() => {
    copyRows(write, 'lane', order.lanes, { id: 'value', name: "'Lane ' || value" });
    copyRows(write, 'recipe_version', order.recipeVersions, { version: 'value' });
    write.run("INSERT INTO defect_class (name) SELECT 'class ' || value FROM json_each(@names)", {
      names: numbers(1, order.classes),
    });
    const spread = (table: RollupTable, every: Record<string, string> = {}) =>
      fill(store, table, count, { ...columnsOf(order, first, table), ...every });
    for (const table of [
      parts,
      outcomes,
      audits,
      classes,
      classDays,
      boxDays,
      boxBlocks,
      reviewLoad,
      stages,
      stageDays,
      agreement,
    ])
      spread(table);
    // Only the hours around whole days are read from the finest roll-up of places.
    spread(boxes, { hour: slots(until - 3 * 24 * 60 * 60_000, until, boxes.slotMs) });
    spread(shadowVerdicts);
    spread(shadowClasses);
    write.run('UPDATE rollup_state SET added_up_until = @end', { end: Math.floor(until / DAY_MS) });
    // As the station does once a day is over.
    write.run(
      "INSERT INTO comparison_day_due SELECT 'shadow', id.value, day.value FROM json_each(@ids) id, json_each(@days) day",
      { ids: numbers(1, 1), days: slots(first, until, DAY_MS) },
    );
    while (addUpDueDay(write, until)) {}
  });
  write.run('ANALYZE');
  return models;
}

/** The values of each column of a key, as JSON lists; every one of them meets every other. */
function columnsOf(order: RolledUp, first: number, { slotMs }: RollupTable): Record<string, string> {
  const time = slots(first, order.until, slotMs);
  return {
    ...{ slot: time, hour: time, day: time, block: time },
    lane_id: numbers(1, order.lanes),
    lot: JSON.stringify(Array.from({ length: order.lots }, (_, lot) => `L-${lot}`)),
    recipe_id: numbers(1, 1),
    recipe_version: numbers(1, order.recipeVersions),
    model_id: numbers(1, order.models),
    challenger_id: numbers(1, 1),
    class_id: numbers(1, order.classes),
    cell: numbers(0, order.cells - 1),
    stage: numbers(0, 5),
    step: numbers(200, 200 + STAGE_STEPS - 1),
    champion: JSON.stringify(VERDICTS),
    challenger: JSON.stringify(order.isMixed ? VERDICTS : VERDICTS.slice(0, 2)),
    known: JSON.stringify(order.isMixed ? KNOWN : ['unjudged']),
    class_name: JSON.stringify(Array.from({ length: order.classes }, (_, index) => `class ${index + 1}`)),
    by_champion: numbers(0, 1),
    by_challenger: numbers(0, 1),
    by_people: JSON.stringify(order.isMixed ? ['yes', 'no', 'unknown'] : ['unknown']),
  };
}

function fill(
  { write }: Store,
  { name, key, sums }: RollupTable,
  count: number,
  columns: Record<string, string>,
): void {
  const lists = key.map((column) => {
    const list = columns[column];
    if (list === undefined) throw new Error(`no values for ${column} of ${name}`);
    return list;
  });
  const time = key.findIndex((column) => column === 'slot' || column === 'hour');
  // A lot lasts for hours and not for ever: which ones there are changes with the slot.
  const value = (column: string, index: number) =>
    column === 'lot' ? `k${index}.value || '-' || (k${time}.value / 20)` : `k${index}.value`;
  write.run(
    `INSERT INTO ${name} (${[...key, ...sums].join(', ')})
     SELECT ${[...key.map(value), ...sums.map(() => '@count')].join(', ')}
     FROM ${key.map((_, index) => `json_each(@list${index}) k${index}`).join(' CROSS JOIN ')}`,
    { count, ...Object.fromEntries(lists.map((list, index) => [`list${index}`, list])) },
  );
}

/** Rows like the only one in a table, from the second to this many, that differ in these columns. */
function copyRows(write: Store['write'], table: string, upTo: number, changed: Record<string, string>): void {
  const columns = parseRows(
    z.object({ name: z.string() }),
    write.all(`SELECT name FROM pragma_table_info('${table}')`),
  ).map(({ name }) => name);
  const values = columns.map((column) => changed[column] ?? `t.${column}`);
  write.run(
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} t, json_each(@ids)`,
    { ids: numbers(2, upTo) },
  );
}

function slots(from: number, until: number, slotMs: number): string {
  return numbers(Math.floor(from / slotMs), Math.ceil(until / slotMs) - 1);
}

function numbers(from: number, to: number): string {
  return JSON.stringify(Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index));
}

/** A year of quarters of an hour is the most that anybody asks for. */
export const ROLLED_UP: RolledUp = {
  until: Date.parse('2026-03-02T06:07:00Z') - (Date.parse('2026-03-02T06:07:00Z') % QUARTER_MS),
  ...{ days: 8, lanes: 2, recipeVersions: 1, models: 1, classes: 2, lots: 1, count: 10, cells: 20, isMixed: true },
  study: { parts: 4, people: 2, rounds: 2 },
};
