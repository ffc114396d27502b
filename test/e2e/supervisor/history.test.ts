import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer, signInAtQueue } from '../support/review-desk.ts';
import { photographParts, setUpColourLane } from '../support/review-line.ts';
import { answerSaves, barriers, keepPicture, look } from '../support/screens.ts';
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

test('found parts are counted, shown as pictures, chosen, and sent to review, saved or made a case of', {
  timeout: 240_000,
}, async () => {
  const root = temporaryFolder();
  station = await launchStation({ data: path.join(root, 'data') });
  const { page, app } = station;
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page, { automationLevel: 'full', audit: { passShare: 0, failShare: 0 } });
  await photographParts(folder, PARTS);
  await untilInspected(page, PARTS);
  await enterFirstReviewer(page);
  await page.keyboard.press('Control+3');
  await untilFound(page, PARTS);
  await page.getByRole('status').getByText(`${PARTS} parts`, { exact: true }).waitFor();

  await page.getByRole('radiogroup', { name: 'View' }).getByText('Images').click();
  await expect
    .poll(() =>
      rows(page)
        .first()
        .evaluate((link) => link.clientWidth),
    )
    .toBeLessThan(200);
  for (const name of ['S003', 'S004']) await page.getByRole('checkbox', { name: `Choose ${name}` }).check();
  await look(page, 'history-pictures');
  await page.getByRole('radiogroup', { name: 'View' }).getByText('List').click();
  await expect.poll(() => page.getByRole('checkbox', { name: 'Choose S003' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: 'With 2 chosen parts' }).click();
  await page.getByRole('menuitem', { name: 'Send to review …' }).click();
  await page.getByText('Send 2 parts to review?').waitFor();
  await page.locator('[role="menu"]').waitFor({ state: 'detached' });
  await look(page, 'history-send');
  await page.getByRole('button', { name: 'Go ahead' }).click();
  await page.getByText('2 parts sent to review, 0 left out.').waitFor();
  await expect.poll(async () => (await granted(ask(page, 'review.queue', {}))).waiting).toBe(2);

  const file = path.join(root, 'history.csv');
  await answerSaves(app, [file]);
  await page.getByRole('button', { name: 'With all results' }).click();
  await page.getByRole('menuitem', { name: /^Save as a table/ }).click();
  await page.getByText(`Saved as ${file}.`).waitFor();
  expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(1 + PARTS);

  await page.locator('[role="menu"]').waitFor({ state: 'detached' });
  for (const language of ['en', 'es'] as const) {
    await granted(ask(page, 'station.change-settings', { language }));
    await page.locator(`html[lang=${language}]`).waitFor();
    await page.setViewportSize({ width: 1024, height: 700 });
    await look(page, `history-1024-${language}`);
    expect(await cutCells(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await cutCells(page)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Columnas' }).click();
  await page.getByRole('checkbox', { name: 'Veredicto del modelo' }).check();
  await page.getByRole('checkbox', { name: 'Carril' }).check();
  await look(page, 'history-columns-es');
  await page.keyboard.press('Escape');
  await granted(ask(page, 'station.change-settings', { language: 'en' }));

  await page.getByRole('checkbox', { name: 'Choose S003' }).check();
  await page.getByRole('button', { name: 'With 1 chosen part', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Open a case/ }).click();
  await expect.poll(() => page.getByLabel('From', { exact: true }).inputValue()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
});

/** Words in the rows of the list that do not fit, and a list that is wider than its place. */
function cutCells(page: Page): Promise<readonly string[]> {
  return page
    .locator('section:has(> ol), ol a[href*="/inspection/"] > *')
    .evaluateAll((cells) =>
      cells
        .filter(
          (cell) =>
            cell.scrollWidth > cell.clientWidth + 1 ||
            (cell.tagName !== 'SECTION' && cell.scrollHeight > cell.clientHeight + 1),
        )
        .map((cell) => `cut: ${cell.textContent}`),
    );
}

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
