import SQLite from 'better-sqlite3';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { dataFolder } from '../../data-folder.ts';
import { type WriteDb, writeHandle } from '../handles.ts';
import { openReader } from './open-reader.ts';
import { openingFault } from './store-fault.ts';

/** Longer than the station's own: whoever works beside the line waits for it, not vice versa. */
const BUSY_TIMEOUT_MS = 20_000;

export type Appender = { readonly write: WriteDb; readonly close: () => void };

/**
 * Opens a store to add rows beside the station that may be running on it: for exports and imports, which are processes of
 * their own. Keep transactions to a few hundred rows, because the station waits meanwhile. Refused as `store-unusable` like {@link openReader}.
 */
export function openAppender(root: string): Result<Appender> {
  const reader = openReader(root);
  if (!reader.ok) return reader;
  reader.value.close();
  const folder = dataFolder(root);
  try {
    const connection = new SQLite(folder.database, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    return ok({ write: writeHandle(connection), close: () => connection.close() });
  } catch (error) {
    return failed(openingFault(error, folder));
  }
}
