import SQLite from 'better-sqlite3';
import type { Fault } from '../../../preload/contract/result.ts';

/** What an error that the store threw means to whoever asked. Everything that is not the disk's doing is a bug, `internal`. */
export function storeFault(error: unknown): Fault {
  if (!(error instanceof SQLite.SqliteError)) return { code: 'internal', message: messageOf(error) };
  if (error.code === 'SQLITE_FULL') return { code: 'disk-full', path: 'station.sqlite' };
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR|READONLY|CANTOPEN|BUSY)/.test(error.code)) {
    return { code: 'store-unusable', path: 'station.sqlite', reason: `${error.message} (${error.code})` };
  }
  return { code: 'internal', message: `${error.message} (${error.code})` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
