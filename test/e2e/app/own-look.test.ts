import { afterEach, expect, test } from 'vitest';
import { en } from '../../../renderer/i18n/en.ts';
import { es } from '../../../renderer/i18n/es.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer, REVIEWER } from '../support/review-desk.ts';
import { setUpColourLane } from '../support/review-line.ts';
import { barriers, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

test('a person sees the station in their own language and theme, and takes both away again', {
  timeout: 240_000,
}, async () => {
  station = await launchStation();
  const { page } = station;
  await untilEngineRuns(page);
  await setUpColourLane(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await enterFirstReviewer(page);
  await page.getByRole('banner').getByRole('button', { name: REVIEWER.name }).click();
  await page.getByRole('menuitem', { name: en.person['own-look'] }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Español').waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'own-look-en');
  await dialog.getByText('Español').click();
  await dialog.getByText(es.settings['theme-dark'], { exact: true }).click();
  await page.locator('html[lang=es][data-mantine-color-scheme=dark]').waitFor();
  await dialog.getByText(es.person['own-look']).waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'own-look-es');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await page.keyboard.press('Control+l');
  await page.locator('html[lang=en]').waitFor();
  await page.locator('main').getByRole('button', { name: REVIEWER.name }).click();
  await page.waitForSelector('input:focus');
  await page.keyboard.type(REVIEWER.pin);
  await page.keyboard.press('Enter');
  await page.locator('html[lang=es][data-mantine-color-scheme=dark]').waitFor();
});
