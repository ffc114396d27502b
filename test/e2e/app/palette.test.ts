import { afterEach, expect, test } from 'vitest';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { photographParts, setUpColourLane } from '../support/review-line.ts';
import { look, watchRefusals } from '../support/screens.ts';
import { untilEngineRuns, untilInspected } from '../support/station.ts';

const PARTS = 3;

let station: LaunchedStation;
afterEach(() => station.close());

test('a screen, a setting and a part are found by a few letters, in both languages, by key and by touch', {
  timeout: 240_000,
}, async () => {
  station = await launchStation();
  const { page } = station;
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page, { automationLevel: 'full' });
  await photographParts(folder, PARTS);
  await untilInspected(page, PARTS);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  const refusals = await watchRefusals(page);
  const field = page.getByPlaceholder('Screen, setting, action or serial');

  await look(page, 'palette-closed');
  await page.keyboard.press('Control+K');
  await field.waitFor();
  await look(page, 'palette');
  await page.keyboard.type('shift rep');
  await page.getByRole('button', { name: /^Shift report/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Shift report', level: 1 }).waitFor();

  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Find' }).click();
  await field.fill('second');
  await page.getByRole('button', { name: /^Second looks/ }).click();
  const heading = page.getByRole('heading', { name: 'Second looks' });
  await heading.waitFor();
  await expect.poll(() => heading.evaluate((title) => title.getBoundingClientRect().bottom)).toBeLessThan(700);

  await page.keyboard.press('Control+K');
  await field.fill('S002');
  await page.getByRole('button', { name: /^S002/ }).click();
  await page.getByRole('heading', { name: 'S002' }).waitFor();

  await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
  await page.keyboard.press('Control+K');
  const spanish = page.getByPlaceholder('Pantalla, ajuste, acción o serie');
  await spanish.fill('estacion');
  await page
    .getByRole('button', { name: /^Estación/ })
    .first()
    .waitFor();
  await look(page, 'palette-es');
  await page.keyboard.press('Escape');
  await spanish.waitFor({ state: 'detached' });
  // Escape closed the palette, and not the part behind it.
  await page.getByRole('heading', { name: 'S002' }).waitFor();
  expect(await refusals()).toEqual([]);
});
