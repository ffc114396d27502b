import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer, signInAtQueue } from '../support/review-desk.ts';
import { photographParts, setUpColourLane } from '../support/review-line.ts';
import { barriers, keepPicture } from '../support/screens.ts';
import { untilEngineRuns, untilInspected } from '../support/station.ts';

const PARTS = 12;
const WHY = 'A reflection, measured again by hand';

let station: LaunchedStation;
afterEach(() => station.close());

const rows = (page: Page) => page.locator('ol a[href*="/inspection/"]');
const untilFound = (page: Page, count: number) => expect.poll(() => rows(page).count()).toBe(count);

test('a part is found by keyboard alone, its decision corrected with a reason, and the search kept, also over a restart', {
  timeout: 240_000,
}, async () => {
  const data = temporaryFolder();
  station = await launchStation({ data });
  const { page } = station;
  await untilEngineRuns(page);
  // At the level full the model decides every part, so that there are decisions to correct.
  const { folder } = await setUpColourLane(page, { automationLevel: 'full' });
  await photographParts(folder, PARTS);
  await untilInspected(page, PARTS);

  await enterFirstReviewer(page);
  await findByKeyboard(page);
  await correct(page);
  await page.keyboard.press('Escape');
  await untilFound(page, 1);
  await expect.poll(() => page.getByText('Accept', { exact: true }).count()).toBe(1);

  await station.close();
  station = await launchStation({ data });
  await untilEngineRuns(station.page);
  await signInAtQueue(station.page);
  await station.page.getByText('Nothing to review').waitFor();
  await clearAndMiss(station.page);
});

async function findByKeyboard(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await untilFound(page, PARTS);
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'history');
  await page.keyboard.press('/');
  await page.keyboard.type('S007');
  await untilFound(page, 1);
  // Out of the field, to the list.
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'S007' }).waitFor();
}

async function correct(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Correct this decision' }).click();
  await page.getByRole('combobox', { name: 'Correct decision' }).click();
  await page.getByText(/Last message to the line: (PASS|FAIL), .* \(message \d+\)/).waitFor();
  await page.getByRole('option', { name: 'Accept' }).click();
  const save = page.getByRole('button', { name: 'Correct', exact: true });
  await page.getByLabel('Reason').fill('ok');
  await expect.poll(() => save.isDisabled()).toBe(true);
  await page.getByLabel('Reason').fill(WHY);
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'inspection-correction');
  await save.click();
  await save.waitFor({ state: 'detached' });
  await page.getByText(WHY).waitFor();
}

async function clearAndMiss(page: Page): Promise<void> {
  await page.keyboard.press('Control+3');
  await untilFound(page, 1);
  await page.getByRole('button', { name: 'Clear' }).click();
  await untilFound(page, PARTS);
  await filterByMore(page);
  await page.getByLabel('Lot', { exact: true }).fill('no such lot');
  await page.getByText('No matching parts').waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'history-none');
}

async function filterByMore(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('combobox', { name: 'Decision' }).click();
  await page.getByRole('option', { name: 'Accept' }).click();
  await untilFound(page, 1);
  expect(await page.getByText('New parts have come in').count()).toBe(0);
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'history-more');
  await page.getByRole('button', { name: 'Clear' }).click();
  await untilFound(page, PARTS);
  await page.getByRole('button', { name: 'More' }).click();
}
