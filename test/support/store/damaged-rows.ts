import SQLite, { type Database } from 'better-sqlite3';

/** One column of one row of a store, and its damaged value. */
export type Damage = Readonly<{ table: string; column: string; rowid: 'oldest' | 'newest' | 'all'; value: unknown }>;

const INTEGERS = [-1, 0, 7, 9_007_199_254_740_991, -9_007_199_254_740_991];
const ODD: Readonly<Record<string, readonly unknown[]>> = {
  TEXT: ['', 'x', '{', '[]', 'null', '{"a":1}', '[{"code":"all-clear"}]', 'y'.repeat(5000)],
  INTEGER: INTEGERS,
  REAL: [-1, 0, 1e308, ...INTEGERS],
  BLOB: [new Uint8Array(0), new Uint8Array(1), new Uint8Array(32)],
};

/** All damage that the columns of a store allow, table by table: whatever the type of a column accepts. */
export function everyDamage(file: string): readonly Damage[] {
  const db = new SQLite(file, { readonly: true });
  try {
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    return tables.flatMap((table) => damagesOf(db, String(table)));
  } finally {
    db.close();
  }
}

type Column = Readonly<{ name: string; type: string; notnull: number }>;

function damagesOf(db: Database, table: string): readonly Damage[] {
  const rows = db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get();
  if (rows === 0) return [];
  const columns = db.pragma(`table_info("${table}")`) as readonly Column[];
  return columns.flatMap(({ name, type, notnull }) => {
    const values = [...(ODD[type] ?? []), ...(notnull === 1 ? [] : [null])];
    return values.flatMap((value) =>
      (['oldest', 'newest', 'all'] as const).map((rowid): Damage => ({ table, column: name, rowid, value })),
    );
  });
}

/** Damages a closed store. `false` where the store itself prevents it. */
export function doDamage(file: string, { table, column, rowid, value }: Damage): boolean {
  const db = new SQLite(file);
  try {
    db.pragma('foreign_keys = OFF');
    db.pragma('ignore_check_constraints = ON');
    const one = rowid === 'oldest' ? 'ASC' : 'DESC';
    const where =
      rowid === 'all' ? '' : `WHERE "${column}" IS (SELECT "${column}" FROM "${table}" ORDER BY 1 ${one} LIMIT 1)`;
    return db.prepare(`UPDATE "${table}" SET "${column}" = ? ${where}`).run(value).changes > 0;
  } catch (error) {
    if (error instanceof SQLite.SqliteError && /^SQLITE_(CONSTRAINT|MISMATCH)/.test(error.code)) return false;
    throw error;
  } finally {
    db.close();
  }
}
