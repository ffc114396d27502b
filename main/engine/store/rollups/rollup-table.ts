import type { ReadDb, SqlParams, WriteDb } from '../handles.ts';

/** Length of one slot in most roll-ups. The days of every time zone begin on a quarter of an hour. */
export const SLOT_MS = 15 * 60_000;
export const HOUR_MS = 4 * SLOT_MS;
export const DAY_MS = 24 * HOUR_MS;
/** About a month, and always of the same length. */
export const BLOCK_MS = 32 * DAY_MS;

/** Limits facts to some ids: given the name of the id's column, an SQL condition on it. */
export type Admits = (id: string) => string;

/** What new parts have, that some roll-ups count. */
export type NewParts = Readonly<{ hasFaults: boolean; namesClasses: boolean; hasUnpassedBoxes: boolean }>;

/** Counts and sums over facts, kept in the transaction that changes the facts, or added up from a finer one later. */
export type RollupTable = {
  readonly name: string;
  readonly key: readonly string[];
  /** The first counts the facts behind a row: a row with 0 is removed. */
  readonly sums: readonly [string, ...string[]];
  /** Length of one slot: the column `slot`, `hour`, `day` or `block` of the key counts these since 1970. */
  readonly slotMs: number;
  /**
   * The rows that the matching facts make, in slots of this length: one text for keeping, for rebuilding and for the incomplete slots
   * of reports, so that they cannot differ.
   */
  readonly facts: (admits: Admits, slotMs: number) => string;
  /** The ids whose facts are in certain times: given a condition on a column of instants, a query for them. */
  readonly idsWithin: (within: (column: string) => string) => string;
  /** Whether the facts of one id can be at several times, some of them outside the requested ones. */
  readonly hasSeveralTimes?: true;
  /** Whether it counts anything of new parts; left out: of all. */
  readonly concerns?: (parts: NewParts) => boolean;
};

/** The ids of parts by the time of their decision. */
export const decidedWithin: RollupTable['idsWithin'] = (within) =>
  `SELECT id FROM inspection WHERE ${within('decided_at')}`;

/** The columns that limit most roll-ups, from an inspection `i` and its shot `s`. A part without a lot has an empty one. */
export const PART_KEY = ['slot', 'lane_id', 'lot', 'recipe_id', 'recipe_version', 'model_id'] as const;
export const partKeyOf = (
  slotMs: number,
) => `i.decided_at / ${slotMs} AS slot, s.lane_id, ifnull(s.lot, '') AS lot, i.recipe_id,
  i.recipe_version, ifnull(i.model_id, 0) AS model_id`;

type Statements = { readonly add: string; readonly subtract: string; readonly sweep: string };

/** The statements that add the facts matched by `admits` to a table, and remove them. Built once: their text is long. */
export function statementsOf(table: RollupTable, admits: Admits): Statements {
  const rows = `SELECT * FROM (${table.facts(admits, table.slotMs)}) WHERE true ON CONFLICT DO UPDATE SET`;
  const each = (sign: '+' | '-') => table.sums.map((sum) => `${sum} = ${sum} ${sign} excluded.${sum}`).join(', ');
  return {
    add: `${insertInto(table)} ${rows} ${each('+')}`,
    subtract: `${insertInto(table)} ${rows} ${each('-')}`,
    sweep: `DELETE FROM ${table.name} WHERE ${table.sums[0]} = 0`,
  };
}

export function runAll(db: WriteDb, statements: readonly string[], params: SqlParams): void {
  for (const sql of statements) db.run(sql, params);
}

/** How many rows differ from the facts, counting both directions. Reads every fact. */
export function countTableDifferences(db: ReadDb, table: RollupTable): number {
  const kept = `SELECT ${[...table.key, ...table.sums].join(', ')} FROM ${table.name}`;
  const facts = `SELECT * FROM (${table.facts(all, table.slotMs)})`;
  const rows = db.all(`SELECT * FROM (${facts} EXCEPT ${kept}) UNION ALL SELECT * FROM (${kept} EXCEPT ${facts})`);
  return rows.length;
}

const all: Admits = (id) => `${id} > 0`;

/** The column of a key that counts slots of time. */
export function slotColumn({ key }: Pick<RollupTable, 'key'>): string {
  const slot = key.find((column) => ['slot', 'hour', 'day', 'block'].includes(column));
  if (slot === undefined) throw new Error('A roll-up without a slot');
  return slot;
}

function insertInto({ name, key, sums }: RollupTable): string {
  return `INSERT INTO ${name} (${[...key, ...sums].join(', ')})`;
}
