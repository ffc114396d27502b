import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { troubleIn } from '../../../main/app/updates/trouble-in.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const trouble = (work: Promise<unknown>, folder = '/data/updates') => work.then(() => null, troubleIn(folder));

test('a file that the system refuses is a sentence about the folder', async () => {
  const folder = temporaryFolder();
  const found = await trouble(readFile(path.join(folder, 'missing')), folder);
  expect(found?.fault).toMatchObject({ path: folder });
  expect(found?.fault.code).not.toBe('internal');
});

test('a wrong call is a bug, though Node gives it a code too', async () => {
  const found = await trouble(Promise.resolve().then(() => path.join(...([undefined] as unknown as string[]))));
  expect(found?.fault).toMatchObject({ code: 'internal', message: expect.stringContaining('must be of type string') });
});

test('an error without a code is a bug', async () => {
  const found = await trouble(Promise.reject(new Error('no such thing')));
  expect(found?.fault).toEqual({ code: 'internal', message: 'no such thing' });
});
