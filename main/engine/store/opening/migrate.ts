import { mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { StoreTrouble } from '../../../../preload/contract/faults/store-trouble.ts';
import { removePatientlySync, renamePatientlySync } from '../../../patient-files.ts';
import type { Migration } from '../migrations/migration.ts';

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

/** Why this Lupa must not touch a file with this schema; `null` for one of its own, in any version it can read. */
export function schemaTrouble(connection: Database, state: SchemaState, file: string): StoreTrouble | null {
  if (state === 'foreign') return { why: 'foreign', figures: { file } };
  return state === 'newer' ? { why: 'newer', figures: { schema: String(schemaVersion(connection)) } } : null;
}

/** The version from which a store with data was upgraded, and where the copy from before is. */
export type Upgrade = { readonly from: number; readonly to: number; readonly copy: string };

/**
 * Upgrades the schema, each step in its own transaction together with its version. A file with data is copied to
 * `backups` first; ask {@link lackOfRoom} before. `null` if there was nothing to copy.
 */
export function migrate(connection: Database, migrations: readonly Migration[], backups: string): Upgrade | null {
  const from = schemaVersion(connection);
  const steps = migrations.filter((migration) => migration.version > from);
  if (steps.length === 0) return null;
  const copy = from > 0 ? copyBefore(connection, from, backups) : null;
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

function copyBefore(connection: Database, version: number, backups: string): string {
  const copy = path.join(backups, `station-schema-${version}.sqlite`);
  const half = `${copy}.half`;
  removePatientlySync(half);
  connection.prepare('VACUUM INTO ?').run(half);
  renamePatientlySync(half, copy);
  return copy;
}

/** Why an upgrade must not begin, before anything is touched: the disk has no space for the copy and for what the steps write beside it. */
export function lackOfRoom(connection: Database, backups: string, freeBytes: FreeBytes): StoreTrouble | null {
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  const pages = Number(connection.pragma('page_count', { simple: true }));
  const bytes = pages * Number(connection.pragma('page_size', { simple: true }));
  const lacking = 2 * bytes - freeBytes(backups);
  if (lacking <= 0) return null;
  return { why: 'no-room-for-copy', figures: { backups, megabytes: Math.ceil(lacking / 1e6) } };
}

/** Free bytes on the disk of a folder. */
export type FreeBytes = (folder: string) => number;

export function bytesFreeFor(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
