import { existsSync } from 'node:fs';
import SQLite, { type Database } from 'better-sqlite3';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { type StoreTrouble, storeUnusable } from '../../../preload/contract/store-trouble.ts';
import { type DataFolder, dataFolder } from '../data-folder.ts';
import { type ReadDb, readHandle } from './handles.ts';
import { schemaState, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openingFault } from './store-fault.ts';

export type Reader = { readonly read: ReadDb; readonly close: () => void };

/** Opens a store to ask questions only, beside the station that may be running on it. Refused as `store-unusable` where there is none of this version. */
export function openReader(root: string): Result<Reader> {
  const folder = dataFolder(root);
  if (!existsSync(folder.database)) return failed(storeUnusable(folder.root, { why: 'absent' }));
  try {
    return readerOf(new SQLite(folder.database, { readonly: true, timeout: 5000 }), folder);
  } catch (error) {
    return failed(openingFault(error, folder));
  }
}

function readerOf(connection: Database, folder: DataFolder): Result<Reader> {
  try {
    const trouble = troubleIn(connection, folder);
    if (trouble === null) return ok({ read: readHandle(connection), close: () => connection.close() });
    connection.close();
    return failed(storeUnusable(folder.root, trouble));
  } catch (error) {
    connection.close();
    throw error;
  }
}

function troubleIn(connection: Database, { database }: DataFolder): StoreTrouble | null {
  const state = schemaState(connection, migrations);
  switch (state) {
    case 'current':
      return null;
    case 'empty':
      return { why: 'absent' };
    case 'foreign':
      return { why: 'foreign', figures: { file: database } };
    case 'newer':
    case 'older':
      return {
        why: state === 'newer' ? 'newer' : 'other-version',
        figures: { schema: String(schemaVersion(connection)) },
      };
    default:
      return state satisfies never;
  }
}
