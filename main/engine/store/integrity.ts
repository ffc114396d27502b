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

/** Up to this size (100 MB) the whole file is checked, however slow the disk. */
const PAGES_CHECKED_WHOLE = 25_000;

/** The first damage found within about `budgetMs`, or `null`. In a large file only the small tables are looked at: a start must not take minutes. */
export function findDamage(connection: Database, budgetMs: number, now: () => number): string | null {
  const pages = Number(connection.pragma('page_count', { simple: true }));
  if (pages <= PAGES_CHECKED_WHOLE) return damageIn(connection, 'quick_check(1)');
  const startedAt = now();
  for (const table of SMALL_TABLES) {
    if (now() - startedAt > budgetMs) return null;
    const damage = damageIn(connection, `quick_check(${table})`);
    if (damage !== null) return damage;
  }
  return null;
}

function damageIn(connection: Database, pragma: string): string | null {
  const answer = String(connection.pragma(pragma, { simple: true }));
  return answer === 'ok' ? null : answer;
}
