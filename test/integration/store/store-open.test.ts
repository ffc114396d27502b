import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrations } from '../../../main/engine/store/migrations/index.ts';
import {
  isNetworkPath,
  mountedAs,
  networkFilesystem,
  refusalOfPlace,
} from '../../../main/engine/store/opening/filesystem.ts';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { openReader } from '../../../main/engine/store/opening/open-reader.ts';
import { startRecorder } from '../../../main/engine/store/recording/grouped-recorder.ts';
import { storeUnusable } from '../../../preload/contract/faults/store-trouble.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { inEnglish } from '../../support/in-english.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');

function reasonOf(root: string): string {
  const opened = openStore(root);
  if (opened.ok) {
    opened.value.close();
    return 'opened';
  }
  return opened.fault.code === 'store-unusable' ? opened.fault.why : opened.fault.code;
}

/** A data folder with some inspections, closed. */
async function filledFolder(count = 50): Promise<string> {
  const root = temporaryFolder();
  const opened = openStore(root);
  if (!opened.ok) throw new Error('not opened');
  const place = addTestLane(opened.value, AT);
  const recorder = startRecorder(opened.value.write);
  await Promise.all(
    Array.from({ length: count }, (_, index) => recorder.record(inspectionRecord(place, `${index}.jpg`))),
  );
  opened.value.close();
  return root;
}

test('a new folder is made, and opened again later with the same schema', () => {
  const root = path.join(temporaryFolder(), 'plant 4', 'data');
  expect(reasonOf(root)).toBe('opened');
  expect(reasonOf(root)).toBe('opened');
});

test('every change that is acknowledged survives the loss of power: full syncs, a write-ahead log, foreign keys', () => {
  const opened = openStore(temporaryFolder());
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  onTestFinished(opened.value.close);
  const { write } = opened.value;
  expect([write.get('PRAGMA synchronous'), write.get('PRAGMA journal_mode'), write.get('PRAGMA foreign_keys')]).toEqual(
    [{ synchronous: 2 }, { journal_mode: 'wal' }, { foreign_keys: 1 }],
  );
});

test('every table is strict and named in the singular', () => {
  const { read } = openTestStore();
  const tables = read.all(
    "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  expect(tables.filter((table) => (table as { strict: number }).strict !== 1)).toEqual([]);
  expect(tables.length).toBeGreaterThan(15);
});

test('a read handle cannot change anything', () => {
  const { read } = openTestStore();
  expect(() => read.get('DELETE FROM shot RETURNING id')).toThrow(/asked to change/);
});

test('a folder that another process uses is refused, and free again when that process is killed', async () => {
  const root = temporaryFolder();
  const holder = fork(path.join(import.meta.dirname, '../../support/store/store-holder-child.ts'), [root]);
  await once(holder, 'message');

  expect(reasonOf(root)).toBe('in-use');

  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(reasonOf(root)).toBe('opened');
});

test('what was acknowledged is there after the process was killed in the middle of its work', async () => {
  const root = temporaryFolder();
  const writer = fork(path.join(import.meta.dirname, '../../support/store/store-holder-child.ts'), [root, 'record']);
  let acknowledged = 0;
  await new Promise<void>((resolve) => {
    writer.on('message', (seq) => {
      acknowledged = Number(seq);
      if (acknowledged === 200) resolve();
    });
  });
  writer.kill('SIGKILL');
  await once(writer, 'exit');

  const { read } = openTestStore(root);
  const row = read.get('SELECT count(*) AS count, max(seq) AS seq FROM line_message') as { count: number; seq: number };
  expect(row.seq).toBeGreaterThanOrEqual(acknowledged);
  expect(row.count).toBe(row.seq);
  expect(read.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
});

test('a store of a newer Lupa is refused and left as it is', async () => {
  const root = await filledFolder(1);
  const file = path.join(root, 'station.sqlite');
  const connection = new SQLite(file);
  connection.pragma('user_version = 99990');
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
  const before = readFileSync(file);

  const fault = storeUnusable(root, { why: 'newer', figures: { schema: '99990' } });
  expect(inEnglish(fault)).toMatch(/newer version of Lupa \(schema 99990\)/);
  expect(openStore(root)).toEqual({ ok: false, fault });
  expect(openReader(root)).toEqual({ ok: false, fault });
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a database of another program is refused', () => {
  const root = temporaryFolder();
  const file = path.join(root, 'station.sqlite');
  const connection = new SQLite(file);
  connection.exec('CREATE TABLE song (id INTEGER)');
  connection.close();

  const fault = storeUnusable(root, { why: 'foreign', figures: { file } });
  expect(openStore(root)).toEqual({ ok: false, fault });
  expect(openReader(root)).toEqual({ ok: false, fault });
});

test('whoever only reads is told that there is no station, or that its database is damaged', () => {
  const root = temporaryFolder();
  const absent = { ok: false, fault: storeUnusable(root, { why: 'absent' }) };
  expect(openReader(root)).toEqual(absent);
  writeFileSync(path.join(root, 'station.sqlite'), '');
  expect(openReader(root)).toEqual(absent);
  writeFileSync(path.join(root, 'station.sqlite'), 'x'.repeat(10_000));
  expect(openReader(root)).toMatchObject({ ok: false, fault: { code: 'store-unusable', why: 'damaged' } });
});

test.each<[string, (file: string) => void]>([
  ['is no database at all', (file) => writeFileSync(file, 'x'.repeat(10_000))],
  ['was cut off', (file) => truncateSync(file, 40_000)],
  [
    'has pages of noise in it',
    (file) => {
      const bytes = readFileSync(file);
      bytes.fill(0xa5, 8_192, 60_000);
      writeFileSync(file, bytes);
    },
  ],
])('a file that %s is refused as damaged', async (_name, damage) => {
  const root = await filledFolder();
  damage(path.join(root, 'station.sqlite'));

  expect(reasonOf(root)).toBe('damaged');
});

test('a network path is refused, by its name and by its kind of file system', () => {
  expect(refusalOfPlace('\\\\server\\share\\lupa')).toEqual({ why: 'network-path' });
  expect(networkFilesystem(0x6969)).toBe('NFS');
  // Node returns some of the numbers with a sign.
  expect(networkFilesystem(0xff534d42 | 0)).toBe('CIFS');
  expect(refusalOfPlace(temporaryFolder())).toBeNull();
});

test('a share is known by its name, however Windows writes it', () => {
  for (const share of ['\\\\server\\share', '//server/share', '\\\\?\\UNC\\server\\share', '//?/unc/server/share']) {
    expect([share, isNetworkPath(share)]).toEqual([share, true]);
  }
  for (const local of ['C:\\lupa', '\\\\?\\C:\\lupa', '\\\\.\\C:\\lupa', '/srv/lupa']) {
    expect([local, isNetworkPath(local)]).toEqual([local, false]);
  }
});

test('what is mounted where is read from the table of mounts', () => {
  const table = [
    '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
    '40 22 0:35 / /media/cam\\040share rw,nosuid shared:2 master:1 - fuse.sshfs me@host:/srv rw,user_id=0',
    '41 22 0:36 / /media/stick rw - fuseblk /dev/sdb1 rw',
    '42 41 0:37 / /media/stick rw - fuse.rclone remote: rw',
    '',
  ].join('\n');
  expect(mountedAs(table, '/media/cam share/station')).toBe('fuse.sshfs');
  expect(mountedAs(table, '/media/cam')).toBe('ext4');
  expect(mountedAs(table, '/media/stick')).toBe('fuse.rclone');
  expect(mountedAs('', '/media')).toBeNull();
});

test('an upgrade copies the store first, and changes schema and version together', async () => {
  const root = await filledFolder(3);
  const next = [...migrations, { version: 10_000, sql: 'ALTER TABLE shot ADD COLUMN note TEXT;' }];

  const opened = openStore(root, next);
  if (!opened.ok) throw new Error('not opened');
  expect(opened.value.read.get('PRAGMA user_version')).toEqual({ user_version: 10_000 });
  expect(opened.value.read.get('SELECT count(*) AS n FROM shot WHERE note IS NULL')).toEqual({ n: 3 });
  opened.value.close();

  const [copy] = readdirSync(path.join(root, 'backups'));
  const saved = new SQLite(path.join(root, 'backups', copy ?? ''), { readonly: true });
  expect(saved.pragma('user_version', { simple: true })).toBe(migrations.at(-1)?.version);
  expect(saved.prepare('SELECT count(*) FROM shot').pluck().get()).toBe(3);
  saved.close();
});

test('a migration that fails half-way leaves the store as it was', async () => {
  const root = await filledFolder(3);
  const broken = [...migrations, { version: 10_000, sql: 'ALTER TABLE shot ADD COLUMN note TEXT; SELECT nonsense;' }];

  expect(openStore(root, broken).ok).toBe(false);

  expect(existsSync(path.join(root, 'backups'))).toBe(true);
  const { read } = openTestStore(root);
  expect(read.get("SELECT count(*) AS n FROM pragma_table_info('shot') WHERE name = 'note'")).toEqual({ n: 0 });
  expect(read.get('PRAGMA user_version')).toEqual({ user_version: migrations.at(-1)?.version });
});
