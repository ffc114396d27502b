import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { brightSpotModel } from '../../support/models/test-models.ts';
import { ask, granted } from '../support/ask.ts';
import { importModelFile } from '../support/import-model-file.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { photographUnsureParts, setUpColourLane } from '../support/review-line.ts';
import { goTo, look } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

const RED = {
  className: 'red',
  origin: 'person',
  box: { space: 'pixel', x: 16, y: 16, width: 32, height: 32 },
} as const;

let station: LaunchedStation;
afterEach(() => station.close());

test('an engineer sees what a worse model misses beside what the champion misses, and opens a part from there', {
  timeout: 240_000,
}, async () => {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { page } = station;
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page);
  // Scores of 0.40, 0.475, 0.55 and 0.625: of four bad parts, the champion finds two from 0.5 on.
  await photographUnsureParts(page, folder, 4);
  await granted(ask(page, 'person.add-first', { name: 'Eva', pin: '135700' }));
  await intoGoldenSet(page, 4);
  await failFrom(page, 0.5);
  const worse = path.join(temporaryFolder(), 'spots.onnx');
  await writeFile(worse, brightSpotModel());
  const sha256 = await importModelFile(page, worse, { family: 'spots', version: '1' });

  await goTo(page, `/models/${sha256}/gate`);
  await page.getByRole('button', { name: 'Run the gate on 4 parts' }).click();
  await page.getByText('This model misses twice as many “red” as the champion: 4 of 4; the champion, 2.').waitFor();
  await page.getByRole('heading', { name: 'Missed by this model: 4 parts' }).waitFor();
  await page.getByRole('heading', { name: 'Missed by the champion: 2 parts' }).scrollIntoViewIfNeeded();
  expect(await page.getByText('Not known').count()).toBeGreaterThan(0);
  const pictures = page.getByRole('img', { name: /where something was missed/ });
  expect(await pictures.count()).toBe(6);
  await look(page, 'models-missed');
  await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
  await page.getByRole('tab', { name: 'Aceptación' }).click();
  await page.getByText('Este modelo deja sin encontrar el doble de «red» que el campeón').scrollIntoViewIfNeeded();
  await look(page, 'models-missed-es-dark');

  await page.getByRole('link', { name: 'S004' }).first().click();
  await expect.poll(() => page.url()).toContain('/inspection/');
  await page.getByText('S004').first().waitFor();
});

/** People find all parts bad, with one box each, and they become golden parts. */
async function intoGoldenSet(page: Page, count: number): Promise<void> {
  const items = await granted(ask(page, 'review.claim', { count }));
  expect(items).toHaveLength(count);
  for (const { id: itemId, inspection } of items) {
    const answer = { itemId, kind: 'reject', comment: '', tookMs: 900 } as const;
    await granted(ask(page, 'review.answer', { ...answer, classNames: ['red'], boxes: [RED] }));
    const known = { isBad: true, classNames: ['red'], comment: '' };
    await granted(ask(page, 'golden.add', { inspectionId: inspection.id, answer: known }));
  }
}

/** Changes the recipe of the station so that its model fails parts from this score on. */
async function failFrom(page: Page, rejectAt: number): Promise<void> {
  const [recipe] = await granted(ask(page, 'recipe.list', {}));
  if (recipe === undefined) throw new Error('no recipe');
  const { id, version: basedOn, name, body } = recipe;
  const defects = body.defects.map((defect) => ({ ...defect, rejectAt }));
  await granted(ask(page, 'recipe.change', { id, basedOn, name, body: { ...body, defects }, comment: 'Fail sooner' }));
}
