import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer, REVIEWER, signInAtQueue } from '../support/review-desk.ts';
import { photographUnsureParts, setUpColourLane } from '../support/review-line.ts';
import { answerSaves, barriers, keepPicture, watchRefusals } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

test("diagnostics are an engineer's to save, hold no PIN, and pictures only when asked for", {
  timeout: 200_000,
}, async () => {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { app, page } = station;
  await untilEngineRuns(page);
  const { folder: camera } = await setUpColourLane(page);
  await photographUnsureParts(page, camera, 2);
  await enterFirstReviewer(page);
  const refusals = await watchRefusals(page);
  const folder = temporaryFolder();
  const plain = path.join(folder, 'plain.zip');
  const full = path.join(folder, 'full.zip');
  await answerSaves(app, [path.join(folder, 'no such folder', 'x.zip'), plain, full]);

  await askFromTheMenu();
  await saveButton(page).waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'diagnostics');
  await saveButton(page).click();
  await page.getByRole('dialog').getByText('no such folder', { exact: false }).waitFor();
  await keepPicture(page, 'diagnostics-fault');
  await saveButton(page).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const files = await filesIn(plain);
  expect([...files.keys()].filter((name) => !/^[a-z.]+\.json$|^logs\/[\w-]+\.jsonl$/.test(name))).toEqual([]);
  expect(files.has('versions.json')).toBe(true);
  for (const [name, content] of files) expect(holdsPicture(content), name).toBe(false);
  for (const [name, content] of files) expect(content.toString(), name).not.toMatch(/"[^"]*pin[^"]*":"?\d{4}|scrypt/i);

  await askFromTheMenu();
  await page.getByLabel('Include the last 20 images').click();
  await saveButton(page).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const pictures = [...(await filesIn(full))].filter(([name]) => name.startsWith('pictures/'));
  expect(pictures).toHaveLength(2);
  for (const [name, content] of pictures) expect(holdsPicture(content), name).toBe(true);

  await page.getByRole('button', { name: REVIEWER.name }).click();
  await page.getByRole('menuitem', { name: 'Lock' }).click();
  await page.waitForFunction(() => window.location.hash === '#/sign-in');
  await askFromTheMenu();
  await saveButton(page).click();
  await page.getByRole('dialog').getByText('Nobody is signed in at this window', { exact: false }).waitFor();
  expect(await refusals()).toEqual([]);
});

test('a model that Lupa was opened with waits until an engineer is there, and then leads them to the import', {
  timeout: 200_000,
}, async () => {
  const data = path.join(temporaryFolder(), 'data');
  station = await launchStation({ data });
  await untilEngineRuns(station.page);
  await setUpColourLane(station.page);
  await enterFirstReviewer(station.page);
  await station.close();

  const model = path.join(temporaryFolder(), 'not really a model.onnx');
  await writeFile(model, 'no model');
  station = await launchStation({ data, args: [model] });
  const { page } = station;
  await untilEngineRuns(page);
  await signInAtQueue(page);
  await page.waitForFunction(() => window.location.hash === '#/models/import');
  await page.getByText('not really a model.onnx', { exact: false }).first().waitFor();
  await keepPicture(page, 'opened-model');
});

async function askFromTheMenu(): Promise<void> {
  await station.app.evaluate(({ Menu }) => {
    const entries = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? [];
    const entry = entries.find(({ label }) => label === 'Save diagnostics…');
    if (entry === undefined) throw new Error('the menu has no such entry');
    entry.click();
  });
}

function saveButton(page: Page) {
  return page.getByRole('dialog').getByRole('button', { name: 'Choose where to save' });
}

async function filesIn(file: string): Promise<Map<string, Buffer>> {
  const archive = await fromBufferPromise(await readFile(file));
  const files = new Map<string, Buffer>();
  for await (const entry of archive.eachEntry()) {
    files.set(entry.fileName, await buffer(await archive.openReadStreamPromise(entry)));
  }
  return files;
}

/** PNG or JPEG, whatever the file is named. */
function holdsPicture(content: Buffer): boolean {
  return content.includes('\x89PNG', 0, 'latin1') || content.includes('\xff\xd8\xff', 0, 'latin1');
}
