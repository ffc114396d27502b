import SQLite from 'better-sqlite3';
import { entryNoted } from '../../../../preload/contract/faults/entry-trouble.ts';
import { messageOf } from '../../../../preload/contract/faults/message-of.ts';
import type { Fault } from '../../../../preload/contract/faults/result.ts';
import { storeUnusable } from '../../../../preload/contract/faults/store-trouble.ts';
import type { DataFolder } from '../../data-folder.ts';
import { UnwritableValue } from '../columns/json-column.ts';
import { UnreadableRow } from '../columns/unreadable-row.ts';

const MOST_ISSUES = 20;

/** The fault for an error thrown by the store. Anything not caused by the disk is a bug, `internal`. */
export function storeFault(error: unknown): Fault {
  if (error instanceof UnreadableRow) return { code: 'record-unreadable', what: error.what, complaint: error.message };
  if (error instanceof UnwritableValue) return entryNoted(error.issues.slice(0, MOST_ISSUES));
  if (!(error instanceof SQLite.SqliteError)) return { code: 'internal', message: messageOf(error) };
  if (error.code === 'SQLITE_FULL') return { code: 'disk-full', path: 'station.sqlite' };
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR|READONLY|CANTOPEN|BUSY)/.test(error.code)) {
    return noted('station.sqlite', `${error.message} (${error.code})`);
  }
  return { code: 'internal', message: `${error.message} (${error.code})` };
}

/** The fault for an error thrown while opening the store. */
export function openingFault(error: unknown, { root, backups }: DataFolder): Fault {
  if (error instanceof SQLite.SqliteError) {
    if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') {
      return storeUnusable(root, { why: 'damaged', figures: { damage: error.message, backups } });
    }
    if (error.code === 'SQLITE_FULL') return storeUnusable(root, { why: 'disk-full' });
  }
  return noted(root, messageOf(error));
}

function noted(place: string, complaint: string): Fault {
  return storeUnusable(place, { why: 'noted', figures: { complaint } });
}
