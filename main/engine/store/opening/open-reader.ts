import { existsSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { type StoreTrouble, storeUnusable } from '../../../../preload/contract/faults/store-trouble.ts';
import { dataFolder } from '../../data-folder.ts';
import { type OnUnreadable, type ReadDb, readHandle } from '../handles.ts';
import { migrations } from '../migrations/index.ts';
import { closeOnFailure } from './close-on-failure.ts';
import { schemaState, schemaTrouble, schemaVersion } from './migrate.ts';
import { openingFault } from './store-fault.ts';

export type Reader = { readonly read: ReadDb; readonly close: () => void };

/** Opens a store read-only, beside the station that may be running on it. Refused as `store-unusable` if there is none of this version. */
export function openReader(root: string, onUnreadable?: OnUnreadable): Result<Reader> {
  const folder = dataFolder(root);
  if (!existsSync(folder.database)) return failed(storeUnusable(folder.root, { why: 'absent' }));
  try {
    const connection = new SQLite(folder.database, { readonly: true, timeout: 5000 });
    return closeOnFailure(connection, () => {
      const trouble = troubleIn(connection, folder.database);
      if (trouble !== null) return failed(storeUnusable(folder.root, trouble));
      return ok({ read: readHandle(connection, onUnreadable), close: () => connection.close() });
    });
  } catch (error) {
    return failed(openingFault(error, folder));
  }
}

function troubleIn(connection: Database, file: string): StoreTrouble | null {
  const state = schemaState(connection, migrations);
  if (state === 'empty') return { why: 'absent' };
  if (state === 'older') return { why: 'other-version', figures: { schema: String(schemaVersion(connection)) } };
  return schemaTrouble(connection, state, file);
}
