import SQLite from 'better-sqlite3';

/** Held by the one process that owns a data folder. The operating system drops it when the process dies, however it dies. */
export type StationLock = { readonly release: () => void };

/** The lock, or `null` when another process has it. */
export function lockStation(path: string): StationLock | null {
  const connection = new SQLite(path, { timeout: 0 });
  try {
    connection.exec('BEGIN EXCLUSIVE');
    return { release: () => connection.close() };
  } catch (error) {
    connection.close();
    if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
