import { appendFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { recipeIdSchema } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { ask, granted } from '../support/ask.ts';
import { importModelFile } from '../support/import-model-file.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { photographUnsureParts, setUpColourLane } from '../support/review-line.ts';
import { goTo, look } from '../support/screens.ts';
import { quickenLine, untilEngineRuns, untilFirstRun, untilInspected } from '../support/station.ts';

const RED = {
  className: 'red',
  origin: 'person',
  box: { space: 'pixel', x: 16, y: 16, width: 32, height: 32 },
} as const;

let station: LaunchedStation;
afterEach(() => station.close());

test('a part goes into the golden set, a challenger passes the gate, becomes champion with a reason, and goes back in one click', {
  timeout: 240_000,
}, async () => {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { page } = station;
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page);
  await photographUnsureParts(page, folder, 2);
  await granted(ask(page, 'person.add-first', { name: 'Eva', pin: '135700' }));
  const challenger = path.join(temporaryFolder(), 'colour-2.onnx');
  await writeFile(challenger, colourModel({ classes: ['red', 'green', 'blue'], side: 96 }));
  const sha256 = await importModelFile(page, challenger, { family: 'colour', version: '2' });
  await intoGoldenSet(page);

  await goTo(page, `/models/${sha256}/gate`);
  await page.getByRole('button', { name: 'Run the gate on 2 parts' }).click();
  await page.getByText('On the golden set, with the recipe’s limits').waitFor();
  await page.getByText('The golden set has only 2 parts').waitFor();
  await look(page, 'models-gate');

  await page.getByRole('button', { name: 'Promote to champion' }).click();
  await page.getByLabel('Reason').fill('Finds the same in half the time');
  for (const aside of await page.getByLabel('Promote anyway').all()) await aside.check();
  await look(page, 'models-promote');
  await page.locator('form').getByRole('button', { name: 'Promote to champion' }).click();
  const back = page.getByRole('button', { name: 'Switch back to colour 1' });
  await back.waitFor();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByText('Finds the same in half the time').first().waitFor();
  const why = page.getByLabel('Reason for switching back');
  await why.fill('no');
  await expect.poll(() => back.isDisabled()).toBe(true);
  await why.fill('The good ones fail');
  await look(page, 'models-way-back');
  await back.click();
  await page.getByText('The good ones fail').first().waitFor();
  await look(page, 'models-history');

  await page.getByRole('tab', { name: 'Card' }).click();
  await page.getByRole('heading', { name: 'Gate for Colours, latest run' }).waitFor();
  await look(page, 'models-card');
  await page.getByRole('link', { name: 'Compare models' }).click();
  await page.getByRole('heading', { name: 'Compare models' }).waitFor();
  await page.getByText('Model files').waitFor();
  await look(page, 'models-two');

  await goTo(page, `/models/${sha256}/gate`);
  await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
  await page.getByRole('tab', { name: 'Aceptación' }).click();
  await page.getByText('Reglas de aceptación').waitFor();
  await look(page, 'models-gate-es-dark');
});

test('an engineer fills a golden set from the truth of the simulated line, and is told about a challenger in trouble', {
  timeout: 240_000,
}, async () => {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { page } = station;
  await untilFirstRun(page);
  await granted(ask(page, 'station.begin-simulated', {}));
  await granted(ask(page, 'person.add-first', { name: 'Eva', pin: '135700' }));
  await quickenLine(page, 240);
  const [champion] = await granted(ask(page, 'recipe.list', {}));
  await untilInspected(page, 10);
  await granted(ask(page, 'simulator.pause', {}));

  await goTo(page, `/models/${champion?.body.modelSha256}/gate`);
  await page.getByRole('button', { name: 'Use the simulated line’s ground truth' }).click();
  await page.getByText(/not in it yet: [1-9]\d* good/).waitFor();
  await page.getByRole('button', { name: 'Fill with agreed answers' }).click();
  await page.getByText('ground truth of the simulated line').first().waitFor();
  await look(page, 'models-golden-truth');
  await goTo(page, `/models/${champion?.body.modelSha256}/card`);
  await page.getByRole('heading', { name: 'Training data' }).waitFor();
  await look(page, 'models-card-bundled');

  const file = path.join(temporaryFolder(), 'doubtful.onnx');
  await writeFile(file, colourModel());
  const sha256 = await importModelFile(page, file, { family: 'doubtful', version: '1' });
  // Its file changes, as on a failing disk: it is no longer loaded.
  await appendFile(path.join(station.data, 'models', sha256, 'model.onnx'), 'x');
  await granted(
    ask(page, 'shadow.begin', { sha256, recipeId: champion?.id ?? recipeIdSchema.parse(1), reason: 'is it better?' }),
  );
  await goTo(page, `/models/${sha256}/history`);
  await page.getByText('Problem in shadow').waitFor();
  await expect.poll(() => page.getByLabel('Problem').count()).toBe(1);
  await look(page, 'models-trouble');
  await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
  await page.getByText('Problema en sombra').waitFor();
  await look(page, 'models-trouble-es-dark');
  await goTo(page, '/models/compare');
  await page.getByText('Límites que propone su ficha').waitFor();
  await look(page, 'models-two-es-dark');
});

/** Both parts are judged, then added to the golden set from their own screens. */
async function intoGoldenSet(page: Page): Promise<void> {
  const items = await granted(ask(page, 'review.claim', { count: 2 }));
  for (const { id: itemId, inspection } of items) {
    const { id } = inspection;
    const answer = { itemId, kind: 'reject', comment: '', tookMs: 900 } as const;
    await granted(ask(page, 'review.answer', { ...answer, classNames: ['red'], boxes: [RED] }));
    await goTo(page, `/inspection/${id}`);
    await page.getByRole('button', { name: 'Add to golden set' }).click();
    await page.getByText('No answer has been agreed for this part yet').waitFor();
    await look(page, 'inspection-golden');
    await page.locator('form').getByRole('button', { name: 'Add to golden set' }).click();
    await page.getByText('The part is in the golden set.').last().waitFor();
  }
}
