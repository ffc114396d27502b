import { mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Migration } from './migrations/migration.ts';

/** Marks the file as a Lupa station: "Lupa" in ASCII. */
export const APPLICATION_ID = 0x4c757061;

export type SchemaState = 'current' | 'older' | 'empty' | 'newer' | 'foreign';

export function schemaVersion(connection: Database): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

export function schemaState(connection: Database, migrations: readonly Migration[]): SchemaState {
  const version = schemaVersion(connection);
  const newest = migrations.at(-1)?.version ?? 0;
  if (Number(connection.pragma('application_id', { simple: true })) !== APPLICATION_ID) {
    const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
    return version === 0 && tables === 0 ? 'empty' : 'foreign';
  }
  if (version > newest) return 'newer';
  return version === newest ? 'current' : 'older';
}

/** From which version a store that held data was brought up to date, and where the copy of before lies. */
export type Upgrade = { readonly from: number; readonly to: number; readonly copy: string };

/** Thrown before anything is changed: the disk has no room for the copy of the records that an upgrade begins with. */
export class NoRoomForCopy extends Error {
  readonly figures: Readonly<{ backups: string; megabytes: number }>;
  constructor(figures: NoRoomForCopy['figures']) {
    super(`the disk lacks ${figures.megabytes} MB for a copy of the records in ${figures.backups}`);
    this.figures = figures;
  }
}

/**
 * Brings the schema up to date, each step in a transaction of its own with its version. A file that held data is copied to
 * `backups` first; without room for the copy nothing is touched and {@link NoRoomForCopy} is thrown. `null` where there was nothing to copy.
 */
export function migrate(
  connection: Database,
  migrations: readonly Migration[],
  backups: string,
  freeBytes: (folder: string) => number = bytesFreeFor,
): Upgrade | null {
  const from = schemaVersion(connection);
  const steps = migrations.filter((migration) => migration.version > from);
  if (steps.length === 0) return null;
  const copy = from > 0 ? copyBefore(connection, from, backups, freeBytes) : null;
  for (const step of steps) {
    connection
      .transaction(() => {
        connection.exec(step.sql);
        connection.pragma(`user_version = ${step.version}`);
        connection.pragma(`application_id = ${APPLICATION_ID}`);
      })
      .immediate();
  }
  return copy === null ? null : { from, to: schemaVersion(connection), copy };
}

function copyBefore(
  connection: Database,
  version: number,
  backups: string,
  freeBytes: (folder: string) => number,
): string {
  mkdirSync(backups, { recursive: true });
  const lacking = roomLacking(connection, backups, freeBytes);
  if (lacking > 0) {
    throw new NoRoomForCopy({ backups, megabytes: Math.ceil(lacking / 1e6) });
  }
  const copy = path.join(backups, `station-schema-${version}.sqlite`);
  const half = `${copy}.half`;
  rmSync(half, { force: true });
  connection.prepare('VACUUM INTO ?').run(half);
  renameSync(half, copy);
  return copy;
}

/** Bytes that the disk lacks for a copy of the store and for what the steps write beside it. */
export function roomLacking(connection: Database, backups: string, freeBytes: (folder: string) => number): number {
  const pages = Number(connection.pragma('page_count', { simple: true }));
  const bytes = pages * Number(connection.pragma('page_size', { simple: true }));
  return Math.max(0, 2 * bytes - freeBytes(backups));
}

function bytesFreeFor(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
