import { mkdirSync, renameSync, rmSync } from 'node:fs';
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

/** Brings the schema up to date, each step in a transaction of its own with its version. A file that held data is copied to `backups` first. */
export function migrate(connection: Database, migrations: readonly Migration[], backups: string): void {
  const from = schemaVersion(connection);
  const steps = migrations.filter((migration) => migration.version > from);
  if (steps.length === 0) return;
  if (from > 0) copyBefore(connection, from, backups);
  for (const step of steps) {
    connection
      .transaction(() => {
        connection.exec(step.sql);
        connection.pragma(`user_version = ${step.version}`);
        connection.pragma(`application_id = ${APPLICATION_ID}`);
      })
      .immediate();
  }
}

function copyBefore(connection: Database, version: number, backups: string): void {
  mkdirSync(backups, { recursive: true });
  const copy = path.join(backups, `station-schema-${version}.sqlite`);
  const half = `${copy}.half`;
  rmSync(half, { force: true });
  connection.prepare('VACUUM INTO ?').run(half);
  renameSync(half, copy);
}
