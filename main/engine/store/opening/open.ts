import SQLite, { type Database } from 'better-sqlite3';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { type StoreTrouble, storeUnusable } from '../../../../preload/contract/faults/store-trouble.ts';
import { ensureFolderSync } from '../../../ensure-folder.ts';
import { makePrivate, touchPrivate } from '../../../private-folder.ts';
import { type DataFolder, dataFolder } from '../../data-folder.ts';
import { type OnUnreadable, type ReadDb, readHandle, type Timed, type WriteDb, writeHandle } from '../handles.ts';
import { migrations } from '../migrations/index.ts';
import type { Migration } from '../migrations/migration.ts';
import { beginStaleRecount } from '../rollups/rollups.ts';
import { closeOnFailure } from './close-on-failure.ts';
import { refusalOfPlace } from './filesystem.ts';
import { findDamage } from './integrity.ts';
import {
  bytesFreeFor,
  type FreeBytes,
  lackOfRoom,
  migrate,
  schemaState,
  schemaTrouble,
  type Upgrade,
} from './migrate.ts';
import { lockStation, type StationLock, whoHolds } from './station-lock.ts';
import { openingFault } from './store-fault.ts';

const BUSY_TIMEOUT_MS = 5_000;
const CHECK_BUDGET_MS = 2_000;
/** Holds the inner pages of every index of a million inspections, so that an insert reads almost nothing. */
const CACHE_KIB = 32 * 1024;
/** After a burst, the space of the log is given back to the disk. */
const WAL_KEPT_BYTES = 64 * 1024 ** 2;

/** The durable memory of one station, held by this process alone until it is closed. */
export type Store = {
  readonly folder: DataFolder;
  readonly read: ReadDb;
  readonly write: WriteDb;
  /** Sets a listener for rows that turn out to be unreadable; before there is one, nobody is told. */
  readonly watchUnreadable: (listener: OnUnreadable) => void;
  /** Runs every statement and transaction from now on through this. */
  readonly watchTimes: (timed: Timed) => void;
  /** What was done to a store of an older Lupa when it was opened; null for one of this version. */
  readonly upgrade: Upgrade | null;
  /** Parts of the data folder that others can still read, because this user may not change them. */
  readonly stillOpen: readonly string[];
  /** Closing twice does no harm. */
  readonly close: () => void;
};

/**
 * Opens, and where needed creates or upgrades, the store in `root`. Refused as `store-unusable` with the reason when the
 * folder is on a network drive, in use by another process, or when its file is damaged, foreign or from a newer Lupa.
 */
export function openStore(
  root: string,
  steps: readonly Migration[] = migrations,
  freeBytes: FreeBytes = bytesFreeFor,
): Result<Store> {
  const folder = dataFolder(root);
  const refused = (trouble: StoreTrouble) => failed(storeUnusable(folder.root, trouble));
  let lock: StationLock | null = null;
  try {
    ensureFolderSync(folder.root);
    const place = refusalOfPlace(folder.root);
    if (place !== null) return refused(place);
    const stillOpen = makePrivate(folder.root);
    lock = lockStation(folder.lock);
    if (lock === null) return refused(whoHolds(folder.lock));
    touchPrivate(folder.database);
    const opened = openDatabase(folder, steps, freeBytes);
    if (opened.ok) return ok({ ...storeOf(folder, opened.value, lock), stillOpen });
    lock.release();
    return opened;
  } catch (error) {
    lock?.release();
    return failed(openingFault(error, folder));
  }
}

function storeOf(folder: DataFolder, { connection, upgrade }: Opened, lock: StationLock): Omit<Store, 'stillOpen'> {
  const reader = new SQLite(folder.database, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  reader.pragma('query_only = ON');
  let listener: OnUnreadable = () => undefined;
  const report = onceAWhile((row) => listener(row));
  let watch: Timed | null = null;
  const timed: Timed = (sql, work) => (watch === null ? work() : watch(sql, work));
  return {
    folder,
    read: readHandle(reader, report, timed),
    write: writeHandle(connection, report, timed),
    watchUnreadable: (next) => {
      listener = next;
    },
    watchTimes: (next) => {
      watch = next;
    },
    upgrade,
    close: () => {
      if (!connection.open) return;
      reader.close();
      optimize(connection);
      connection.close();
      lock.release();
    },
  };
}

/** Makes the next queries fast. On a disk that is full or cannot be written, they are as fast as before. */
function optimize(connection: Database): void {
  try {
    connection.pragma('optimize');
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError)) throw error;
  }
}

/** A damaged row is read again and again; it is reported once per this time. */
const TOLD_AGAIN_AFTER_MS = 60 * 60_000;
const MAX_REMEMBERED = 1000;

function onceAWhile(tell: OnUnreadable): OnUnreadable {
  const toldAt = new Map<string, number>();
  return (row) => {
    const key = `${row.what} ${row.message}`;
    const now = performance.now();
    if (now - (toldAt.get(key) ?? Number.NEGATIVE_INFINITY) < TOLD_AGAIN_AFTER_MS) return;
    if (toldAt.size >= MAX_REMEMBERED) toldAt.clear();
    toldAt.set(key, now);
    tell(row);
  };
}

type Opened = { readonly connection: Database; readonly upgrade: Upgrade | null };

function openDatabase(folder: DataFolder, steps: readonly Migration[], freeBytes: FreeBytes): Result<Opened> {
  const connection = new SQLite(folder.database, { timeout: BUSY_TIMEOUT_MS });
  return closeOnFailure(connection, () => {
    const trouble = troubleIn(connection, folder, steps, freeBytes);
    if (trouble !== null) return failed(storeUnusable(folder.root, trouble));
    return ok({ connection, upgrade: prepare(connection, folder, steps) });
  });
}

/** Why this file cannot be the store of a station, found before anything in it is changed. */
function troubleIn(
  connection: Database,
  folder: DataFolder,
  steps: readonly Migration[],
  freeBytes: FreeBytes,
): StoreTrouble | null {
  const state = schemaState(connection, steps);
  const refusal = schemaTrouble(connection, state, folder.database);
  if (refusal !== null) return refusal;
  const damage = state === 'empty' ? null : findDamage(connection, CHECK_BUDGET_MS, () => performance.now());
  if (damage !== null) return { why: 'damaged', figures: { damage, backups: folder.backups } };
  return state === 'older' ? lackOfRoom(connection, folder.backups, freeBytes) : null;
}

function prepare(connection: Database, folder: DataFolder, steps: readonly Migration[]): Upgrade | null {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  connection.pragma(`cache_size = -${CACHE_KIB}`);
  connection.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
  const upgrade = migrate(connection, steps, folder.backups);
  if (steps === migrations) beginStaleRecount(writeHandle(connection));
  return upgrade;
}
