import { existsSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { type StoreTrouble, storeUnusable } from '../../../preload/contract/store-trouble.ts';
import { dataFolder } from '../data-folder.ts';
import { type ReadDb, readHandle } from './handles.ts';
import { schemaState, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';

export type Reader = { readonly read: ReadDb; readonly close: () => void };

/** Opens a store to ask questions only, beside the station that may be running on it. Refused as `store-unusable` where there is none of this version. */
export function openReader(root: string): Result<Reader> {
  const folder = dataFolder(root);
  const refused = (trouble: StoreTrouble) => failed(storeUnusable(folder.root, trouble));
  if (!existsSync(folder.database)) return refused({ why: 'absent' });
  try {
    const connection = new SQLite(folder.database, { readonly: true, timeout: 5000 });
    const state = schemaState(connection, migrations);
    if (state === 'current') return ok({ read: readHandle(connection), close: () => connection.close() });
    const version = schemaVersion(connection);
    connection.close();
    return refused({ why: 'other-version', figures: { schema: String(version) } });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed({ code: 'store-unusable', path: folder.root, reason });
  }
}
