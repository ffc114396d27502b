import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8);

function open(root: string) {
  const opened = openStore(root);
  if (opened.ok) onTestFinished(opened.value.close);
  return opened;
}

test.skipIf(process.platform === 'win32')(
  'what a station keeps is open to its owner alone, also where a version before left it open',
  () => {
    const root = path.join(temporaryFolder(), 'data');
    const outside = path.join(temporaryFolder(), 'shared.txt');
    for (const folder of ['', 'logs', 'originals', 'originals/ab'])
      mkdirSync(path.join(root, folder), { recursive: true });
    for (const file of ['station.lock', 'logs/engine-2026-03-02-001.jsonl'])
      closeSync(openSync(path.join(root, file), 'w'));
    for (const place of ['', 'logs', 'originals', 'originals/ab']) chmodSync(path.join(root, place), 0o755);
    writeFileSync(outside, 'of somebody else', { mode: 0o644 });
    symlinkSync(outside, path.join(root, 'link'));

    expect(open(root)).toMatchObject({ ok: true, value: { stillOpen: [] } });

    for (const folder of ['', 'logs', 'originals', 'originals/ab']) expect(modeOf(path.join(root, folder))).toBe('700');
    for (const file of ['station.sqlite', 'station.sqlite-wal', 'station.lock', 'logs/engine-2026-03-02-001.jsonl'])
      expect(modeOf(path.join(root, file)), file).toBe('600');
    expect(modeOf(outside)).toBe('644');
  },
);

test.skipIf(!isRoot)('another user can neither read the records nor take the lock', () => {
  const above = temporaryFolder();
  chmodSync(above, 0o755);
  const root = path.join(above, 'data');
  open(root);
  const read = (file: string) =>
    spawnSync('/bin/cat', [path.join(root, file)], { uid: NOBODY, gid: NOBODY, encoding: 'utf8' }).stderr;
  expect(read('station.sqlite')).toContain('Permission denied');
  expect(read('station.lock')).toContain('Permission denied');
});

test.skipIf(!isRoot || process.platform !== 'linux')(
  'a program of another user that had the lock before is named',
  async () => {
    const root = temporaryFolder();
    chmodSync(root, 0o755);
    const lock = path.join(root, 'station.lock');
    writeFileSync(lock, '', { mode: 0o644 });
    // `flock` would take another kind of lock: SQLite uses those of fcntl, which Perl can take as well.
    const hold = `open(F, "<", $ARGV[0]) or die; my $lock = pack("s s x4 q q i", 0, 0, 0x40000002, 510, 0);
      fcntl(F, 6, $lock) or die; $| = 1; print "held"; sleep 60`;
    const stranger = spawn('/usr/bin/perl', ['-e', hold, lock], {
      uid: NOBODY,
      gid: NOBODY,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void stranger.kill('SIGKILL'));
    await new Promise((resolve) => stranger.stdout.once('data', resolve));

    expect(open(root)).toMatchObject({
      ok: false,
      fault: {
        code: 'store-unusable',
        why: 'held',
        figures: { program: 'perl', process: String(stranger.pid) },
      },
    });
  },
);
