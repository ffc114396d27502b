import SQLite, { type Database } from 'better-sqlite3';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { ensureFolderSync } from '../../ensure-folder.ts';
import { type DataFolder, dataFolder } from '../data-folder.ts';
import { refusalOfPlace } from './filesystem.ts';
import { type ReadDb, readHandle, type WriteDb, writeHandle } from './handles.ts';
import { findDamage } from './integrity.ts';
import { migrate, schemaState, schemaVersion, type Upgrade } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { rebuildStaleRollups } from './rollups/rollups.ts';
import { lockStation, type StationLock } from './station-lock.ts';

const BUSY_TIMEOUT_MS = 5_000;
const CHECK_BUDGET_MS = 2_000;
/** Holds the inner pages of every index of a million inspections, so that an insert reads next to nothing. */
const CACHE_KIB = 32 * 1024;
/** What a burst makes the log grow to is given back to the disk. */
const WAL_KEPT_BYTES = 64 * 1024 ** 2;

/** The durable memory of one station, held by this process alone until it is closed. */
export type Store = {
  readonly folder: DataFolder;
  readonly read: ReadDb;
  readonly write: WriteDb;
  /** What opening did to a store of an older Lupa; null for one of this version. */
  readonly upgrade: Upgrade | null;
  /** Closing twice is closing once. */
  readonly close: () => void;
};

/**
 * Opens, and where needed creates or upgrades, the store in `root`. Refused as `store-unusable` with the reason when the
 * folder is on a network drive, in use by another process, or when its file is damaged, foreign or from a newer Lupa.
 */
export function openStore(root: string, steps: readonly Migration[] = migrations): Result<Store> {
  const folder = dataFolder(root);
  const refused = (reason: string) => failed({ code: 'store-unusable', path: folder.root, reason });
  let lock: StationLock | null = null;
  try {
    ensureFolderSync(folder.root);
    const place = refusalOfPlace(folder.root);
    if (place !== null) return refused(place);
    lock = lockStation(folder.lock);
    if (lock === null) return refused('another Lupa on this computer is using it');
    const opened = openDatabase(folder, steps);
    if (typeof opened === 'string') {
      lock.release();
      return refused(opened);
    }
    return ok(storeOf(folder, opened, lock));
  } catch (error) {
    lock?.release();
    return refused(sentenceOf(error));
  }
}

function storeOf(folder: DataFolder, { connection, upgrade }: Opened, lock: StationLock): Store {
  const reader = new SQLite(folder.database, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  reader.pragma('query_only = ON');
  return {
    folder,
    read: readHandle(reader),
    write: writeHandle(connection),
    upgrade,
    close: () => {
      if (!connection.open) return;
      reader.close();
      connection.pragma('optimize');
      connection.close();
      lock.release();
    },
  };
}

type Opened = { readonly connection: Database; readonly upgrade: Upgrade | null };

/** The connection, or the sentence that says why there is none. */
function openDatabase(folder: DataFolder, steps: readonly Migration[]): Opened | string {
  const connection = new SQLite(folder.database, { timeout: BUSY_TIMEOUT_MS });
  const prepared = prepare(connection, folder, steps);
  if (typeof prepared !== 'string') return { connection, upgrade: prepared };
  connection.close();
  return prepared;
}

function prepare(connection: Database, folder: DataFolder, steps: readonly Migration[]): Upgrade | string | null {
  try {
    const state = schemaState(connection, steps);
    if (state === 'foreign') return `${folder.database} is a database of another program`;
    if (state === 'newer') {
      return `it was last used by a newer version of Lupa (schema ${schemaVersion(connection)}); install that version again`;
    }
    if (state !== 'empty') {
      const damage = findDamage(connection, CHECK_BUDGET_MS, () => performance.now());
      if (damage !== null) return `its database is damaged (${damage}); restore a copy from ${folder.backups}`;
    }
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma(`cache_size = -${CACHE_KIB}`);
    connection.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
    const upgrade = migrate(connection, steps, folder.backups);
    if (steps === migrations) rebuildStaleRollups(writeHandle(connection));
    return upgrade;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof SQLite.SqliteError) {
    if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') {
      return `its database is damaged (${error.message}); restore a copy`;
    }
    if (error.code === 'SQLITE_FULL') return 'the disk is full';
  }
  return error instanceof Error ? error.message : String(error);
}
