import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { dataFolder, originalPath } from '../../../../main/engine/data-folder.ts';
import { UNWATCHED } from '../../../../main/engine/folder-calls.ts';
import { clearIncoming, type KeepDeps, type Kept, keepOriginal } from '../../../../main/engine/ingest/files/keep.ts';
import { openPicture } from '../../../../main/engine/ingest/files/open-picture.ts';
import type { Result } from '../../../../preload/contract/faults/result.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';

async function keep(source: string, deps: Partial<KeepDeps> & Pick<KeepDeps, 'folder'>): Promise<Result<Kept>> {
  const opened = await openPicture(source);
  if (!opened.ok) return opened;
  try {
    return await keepOriginal(opened.value, { isRecorded: () => false, calls: UNWATCHED, ...deps });
  } finally {
    await opened.value.handle.close();
  }
}

function sourceFile(bytes: Uint8Array): string {
  const source = path.join(temporaryFolder(), 'a.jpg');
  writeFileSync(source, bytes);
  return source;
}

test('an image is stored byte for byte under its hash, whatever its size', async () => {
  const folder = dataFolder(temporaryFolder());
  const sizes = fc.oneof(fc.nat(3000), fc.constantFrom(0, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20));
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(255), async (size, fill) => {
      const bytes = Buffer.alloc(size, fill);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const kept = await keep(sourceFile(bytes), { folder });
      expect(kept).toMatchObject({ ok: true, value: { sha256, path: originalPath(folder, sha256) } });
      if (kept.ok) expect(await kept.value.durable).toEqual({ ok: true, value: null });
      expect(readFileSync(originalPath(folder, sha256)).equals(bytes)).toBe(true);
    }),
    { numRuns: 20 },
  );
  expect(readdirSync(path.join(folder.originals, 'incoming'))).toEqual([]);
});

test('a copy torn by a power cut is repaired when its file comes again; one that a record is based on is left alone', async () => {
  const folder = dataFolder(temporaryFolder());
  const source = sourceFile(Buffer.from('whole'));
  const kept = await keep(source, { folder });
  if (!kept.ok) throw new Error('not kept');
  await kept.value.durable;
  writeFileSync(kept.value.path, 'torn!');
  await keep(source, { folder });
  expect(readFileSync(kept.value.path, 'utf8')).toBe('whole');

  const { ino } = statSync(kept.value.path);
  await keep(source, { folder, isRecorded: () => true });
  expect(statSync(kept.value.path).ino).toBe(ino);
  expect(readdirSync(path.join(folder.originals, 'incoming'))).toEqual([]);
});

test('copies that need the same missing folder at the same time are all stored, durably', async () => {
  const folder = dataFolder(temporaryFolder());
  const bytes = Buffer.from('the same folder for all');
  const kept = await Promise.all(Array.from({ length: 8 }, () => keep(sourceFile(bytes), { folder })));
  for (const one of kept) {
    if (!one.ok) throw new Error(JSON.stringify(one.fault));
    expect(await one.value.durable).toEqual({ ok: true, value: null });
    expect(readFileSync(one.value.path).equals(bytes)).toBe(true);
  }
});

test('a copy is stored when only its last folder is missing, and when both are', async () => {
  const folder = dataFolder(temporaryFolder());
  const bytes = Buffer.from('some picture');
  const kept = await keep(sourceFile(bytes), { folder });
  if (!kept.ok) throw new Error('not kept');
  await kept.value.durable;
  rmSync(path.dirname(kept.value.path), { recursive: true });
  const again = await keep(sourceFile(bytes), { folder });
  expect(again).toMatchObject({ ok: true, value: { path: kept.value.path } });
  expect(readFileSync(kept.value.path).equals(bytes)).toBe(true);
});

test('a file that grows while it is copied is not stored', async () => {
  const folder = dataFolder(temporaryFolder());
  const source = sourceFile(Buffer.from('first half'));
  const opened = await openPicture(source);
  if (!opened.ok) throw new Error('not opened');
  appendFileSync(source, ', second half');
  const kept = await keepOriginal(opened.value, { folder, isRecorded: () => false, calls: UNWATCHED });
  await opened.value.handle.close();
  expect(kept).toEqual({ ok: false, fault: { code: 'file-vanished' } });
  expect(readdirSync(folder.originals)).toEqual(['incoming']);
});

test('half-finished copies left by a crash are cleared at the next start', async () => {
  const folder = dataFolder(temporaryFolder());
  mkdirSync(path.join(folder.originals, 'incoming'), { recursive: true });
  writeFileSync(path.join(folder.originals, 'incoming', '123-1'), 'half');
  expect(await clearIncoming(folder)).toBeNull();
  expect(existsSync(path.join(folder.originals, 'incoming'))).toBe(false);
});

test('those that cannot be removed are reported and do no harm', async (context) => {
  const folder = dataFolder(temporaryFolder());
  const incoming = path.join(folder.originals, 'incoming');
  mkdirSync(path.join(incoming, 'busy'), { recursive: true });
  try {
    // Nobody removes a folder that a disk hangs on.
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path.join(incoming, 'busy')], { stdio: 'ignore' });
  } catch {
    return context.skip('needs the right to mount a small disk');
  }
  onTestFinished(() => void execFileSync('umount', [path.join(incoming, 'busy')]));
  expect(await clearIncoming(folder)).toMatchObject({
    code: 'folder-unusable',
    path: incoming,
    why: 'noted',
    figures: { complaint: 'EBUSY' },
  });
  const file = path.join(temporaryFolder(), 'a.jpg');
  writeFileSync(file, 'picture');
  expect(await keep(file, { folder })).toMatchObject({ ok: true });
});

test('a full disk is a fault, leaves nothing behind, and the same file is stored once there is space', async (context) => {
  const mount = temporaryFolder();
  const disk = path.join(mount, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return context.skip('needs the right to mount a small disk');
  }
  onTestFinished(() => void execFileSync('umount', [disk]));
  const folder = dataFolder(disk);
  const source = sourceFile(Buffer.alloc(200_000, 7));
  const ballast = path.join(disk, 'ballast');
  writeFileSync(ballast, Buffer.alloc(150_000));
  expect(await keep(source, { folder })).toMatchObject({ ok: false, fault: { code: 'disk-full' } });
  expect(readdirSync(path.join(folder.originals, 'incoming'))).toEqual([]);
  writeFileSync(ballast, '');
  const kept = await keep(source, { folder });
  expect(kept).toMatchObject({ ok: true });
  if (kept.ok) await kept.value.durable;
});
