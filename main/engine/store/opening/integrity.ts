import type { Database } from 'better-sqlite3';

/** What the station cannot start without. */
const SMALL_TABLES = [
  'station_setting',
  'person',
  'lane',
  'recipe',
  'recipe_version',
  'model',
  'line_output',
  'defect_class',
  'rollup',
] as const;

/** Up to this size (100 MB) the whole file is checked, however slow the disk is. */
const PAGES_CHECKED_WHOLE = 25_000;

/** The first damage found within about `budgetMs`, or `null`. In a large file only the small tables are checked: a start must not take minutes. */
export function findDamage(connection: Database, budgetMs: number, now: () => number): string | null {
  const pages = Number(connection.pragma('page_count', { simple: true }));
  if (pages <= PAGES_CHECKED_WHOLE) return damageIn(connection, `quick_check(${MOST_COMPLAINTS})`);
  const startedAt = now();
  for (const table of SMALL_TABLES) {
    if (now() - startedAt > budgetMs) return null;
    const damage = damageIn(connection, `quick_check(${table})`);
    if (damage !== null) return damage;
  }
  return null;
}

const MOST_COMPLAINTS = 100;
/** A value that does not belong in its column damages only its own row, and is noticed when that is read; the file is sound. */
const OF_ONE_ROW = /^(?:CHECK constraint failed in|NULL value in|non-\w+ value in|\w+ value in) /;

function damageIn(connection: Database, pragma: string): string | null {
  const answers = connection.pragma(pragma) as readonly { readonly quick_check: string }[];
  const complaints = answers.map(({ quick_check }) => quick_check).filter((each) => each !== 'ok');
  return complaints.find((each) => !OF_ONE_ROW.test(each)) ?? null;
}
