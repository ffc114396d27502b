import { mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownDiskDoubt, unconnectedDoubt } from '../../../main/engine/line-output/connection.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const OTHER_DISK = '/dev/shm';
const hasOtherDisk =
  process.platform === 'linux' &&
  [os.homedir(), os.tmpdir(), '/'].every((own) => statSync(own).dev !== statSync(OTHER_DISK).dev);

test('a folder on a disk of this computer is not on a share', async () => {
  expect(await ownDiskDoubt(temporaryFolder(), temporaryFolder())).toEqual({ why: 'own-disk' });
});

test.runIf(hasOtherDisk)('a folder on another disk may be, unless the station keeps its own data there', async () => {
  const folder = mkdtempSync(path.join(OTHER_DISK, 'lupa-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(await ownDiskDoubt(folder, temporaryFolder())).toBeNull();
  expect(await ownDiskDoubt(folder, OTHER_DISK)).toEqual({ why: 'own-disk' });
});

test('a missing folder is neither: the system says so', async () => {
  await expect(ownDiskDoubt(path.join(temporaryFolder(), 'none'), temporaryFolder())).rejects.toMatchObject({
    code: 'ENOENT',
  });
});

test('nothing speaks against a folder among this computer’s temporary ones', async () => {
  expect(await unconnectedDoubt(temporaryFolder())).toBeNull();
});
