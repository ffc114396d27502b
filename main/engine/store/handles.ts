import type { Database, Statement } from 'better-sqlite3';
import { z } from 'zod';
import { UnreadableRow } from './columns/unreadable-row.ts';

export type SqlValue = string | number | bigint | null | Uint8Array;
export type SqlParams = Readonly<Record<string, SqlValue>>;

/** Reads only. A statement that would write is refused. */
export type ReadDb = {
  all(sql: string, params?: SqlParams): readonly unknown[];
  /** The first row, or `undefined`. */
  get(sql: string, params?: SqlParams): unknown;
  iterate(sql: string, params?: SqlParams): Iterable<unknown>;
  /** Reports a row that is not what it must be. */
  reportUnreadable(row: UnreadableRow): void;
};

export type OnUnreadable = (row: UnreadableRow) => void;

/** Does `work`, which is named by its SQL, and may measure how long it takes. */
export type Timed = <T>(sql: string, work: () => T) => T;

const untimed: Timed = (_sql, work) => work();

export type Change = { readonly changes: number; readonly rowId: number };

/** Reads that see their own changes, and writes. */
export type WriteDb = ReadDb & {
  run(sql: string, params?: SqlParams): Change;
  /** All of `work` or nothing, durable when it returns. Inside another transaction it is part of that one, and is rolled back alone if it throws. */
  transaction<T>(work: () => T): T;
};

/** How many prepared statements a connection keeps; the oldest goes first. */
const MAX_STATEMENTS = 300;

export function readHandle(
  connection: Database,
  reportUnreadable: OnUnreadable = () => undefined,
  timed: Timed = untimed,
): ReadDb {
  const prepared = statementsOf(connection);
  const question = (sql: string): Statement => {
    const statement = prepared(sql);
    if (!statement.readonly) throw new Error(`A read handle was asked to change something: ${sql.slice(0, 80)}`);
    return statement;
  };
  return {
    all: (sql, params = {}) => timed(sql, () => question(sql).all(params)),
    get: (sql, params = {}) => timed(sql, () => question(sql).get(params)),
    iterate: (sql, params = {}) => question(sql).iterate(params),
    reportUnreadable,
  };
}

export function writeHandle(
  connection: Database,
  reportUnreadable: OnUnreadable = () => undefined,
  timed: Timed = untimed,
): WriteDb {
  const prepared = statementsOf(connection);
  return {
    all: (sql, params = {}) => timed(sql, () => prepared(sql).all(params)),
    get: (sql, params = {}) => timed(sql, () => prepared(sql).get(params)),
    iterate: (sql, params = {}) => prepared(sql).iterate(params),
    reportUnreadable,
    run: (sql, params = {}) => {
      const { changes, lastInsertRowid } = timed(sql, () => prepared(sql).run(params));
      return { changes, rowId: Number(lastInsertRowid) };
    },
    // Immediate: two connections that both read first and then write would otherwise refuse each other.
    transaction: (work) => timed('transaction', () => connection.transaction(work).immediate()),
  };
}

/**
 * The row as `schema` describes it, or `null` when there is none. A row that does not fit throws {@link UnreadableRow}.
 * Schemas are made once, beside the functions that use them: to make one takes as long as to read ten rows.
 */
export function parseRow<S extends z.core.$ZodType>(schema: S, row: unknown): z.output<S> | null {
  return row === undefined ? null : readRow(schema, row);
}

export function parseRows<S extends z.core.$ZodType>(schema: S, rows: readonly unknown[]): readonly z.output<S>[] {
  return rows.map((row) => readRow(schema, row));
}

/**
 * The same, for lists that are still right without the rows that do not fit: each of those is reported and left out.
 * Never for rows whose absence would let something through, such as a retirement or the newest version of a recipe.
 */
export function readableRows<S extends z.core.$ZodType>(
  db: ReadDb,
  schema: S,
  rows: readonly unknown[],
): readonly z.output<S>[] {
  return rows.flatMap((row) => {
    try {
      return [readRow(schema, row)];
    } catch (error) {
      if (!(error instanceof UnreadableRow)) throw error;
      db.reportUnreadable(error);
      return [];
    }
  });
}

/** {@link parseRow}, for rows that can be missing: an unreadable one is reported, and `null`. */
export function readableRow<S extends z.core.$ZodType>(db: ReadDb, schema: S, row: unknown): z.output<S> | null {
  return row === undefined ? null : (readableRows(db, schema, [row])[0] ?? null);
}

function readRow<S extends z.core.$ZodType>(schema: S, row: unknown): z.output<S> {
  try {
    return z.parse(schema, row);
  } catch (error) {
    // Whatever a schema throws about a row, whether from zod or from text that is not JSON: the row is wrong.
    throw new UnreadableRow(row, error);
  }
}

function statementsOf(connection: Database): (sql: string) => Statement {
  const cache = new Map<string, Statement>();
  return (sql) => {
    const known = cache.get(sql);
    if (known !== undefined) return known;
    const statement = connection.prepare(outOfThePlan(sql));
    if (cache.size >= MAX_STATEMENTS) {
      const oldest = cache.keys().next().value;
      if (oldest !== undefined) cache.delete(oldest);
    }
    cache.set(sql, statement);
    return statement;
  };
}

/**
 * The same statement with every parameter `@name` as `+@name`, which SQLite does not examine when it plans. Otherwise it
 * compiles the statement again whenever another value is bound, which takes ten times as long as running it. It would learn
 * nothing from it: `PRAGMA optimize` keeps averages, not distributions, and no LIKE begins with a parameter.
 */
function outOfThePlan(sql: string): string {
  return sql.replaceAll(/@(?=\w)/g, '+@');
}
