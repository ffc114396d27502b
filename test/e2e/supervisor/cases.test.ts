import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer } from '../support/review-desk.ts';
import { photographUnsureParts, setUpColourLane } from '../support/review-line.ts';
import { answerSaves, barriers, goTo, look } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

const PARTS = 6;
/** How many of them are of the lot L2. */
const OTHER_LOT = 2;

let station: LaunchedStation;
afterEach(() => station.close());

test('a case is opened from a model, its parts are recalled and set aside, and it is closed, in either language', {
  timeout: 400_000,
}, async () => {
  station = await launchStation();
  const { page } = station;
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page);
  await photographUnsureParts(page, folder, PARTS - OTHER_LOT);
  await photographUnsureParts(page, folder, OTHER_LOT, 'T', 'L2');
  await enterFirstReviewer(page);
  await goTo(page, '/supervisor/cases');
  await page.getByRole('heading', { name: 'No case yet' }).waitFor();
  await look(page, 'cases-none');

  const [model] = await granted(ask(page, 'model.list', {}));
  await goTo(page, `/models/${model?.sha256}`);
  await page.getByRole('link', { name: 'Which parts?' }).click();
  await page.getByLabel('Reason').fill('the lens was dirty');
  await look(page, 'cases-open');
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.getByText(`Parts to be settled: ${PARTS}.`).waitFor();
  const boxes = page.getByRole('checkbox');
  await boxes.nth(PARTS - 1).waitFor();
  const lot = page.getByRole('button', { name: 'L2', exact: true });
  await lot.click();
  await page.getByRole('checkbox', { name: 'Choose T001' }).waitFor();
  expect(await boxes.count()).toBe(OTHER_LOT);
  for (const language of ['en', 'es'] as const) {
    await granted(ask(page, 'station.change-settings', { language }));
    await page.getByRole('button', { name: { en: 'Only: L2', es: 'Solo: L2' }[language] }).waitFor();
    await look(page, `cases-lot-${language}`);
    expect(await barriers(page)).toEqual([]);
  }
  await granted(ask(page, 'station.change-settings', { language: 'en' }));
  await page.getByRole('button', { name: 'Only: L2' }).click();
  await boxes.nth(PARTS - 1).waitFor();
  expect(await lot.getAttribute('aria-pressed')).toBe('false');
  for (const at of [0, 1]) await page.getByRole('checkbox').nth(at).check();
  await page.getByLabel('Reason').fill('they may be cracked');
  for (const language of ['en', 'es'] as const) {
    await granted(ask(page, 'station.change-settings', { language }));
    await look(page, `cases-sheet-${language}`);
    expect(await barriers(page)).toEqual([]);
  }
  await granted(ask(page, 'station.change-settings', { language: 'en' }));
  await page.getByRole('button', { name: 'Recall chosen' }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Recall chosen' }).click();
  await page.getByText(`Parts to be settled: ${PARTS - 2}.`).waitFor();
  await page.getByRole('button', { name: 'Set all open aside' }).click();
  await page.getByText('Every part is settled. It can be closed.').waitFor();
  await look(page, 'cases-settled');
  await page.getByRole('button', { name: 'Close the case' }).click();
  await page.getByRole('alert').getByRole('button', { name: 'Close the case' }).click();
  await page.getByText(/^closed by /).waitFor();
  const [closed] = await granted(ask(page, 'case.list', {}));
  expect(closed).toMatchObject({ state: 'closed', counts: { recalled: 2, setAside: PARTS - 2, open: 0 } });
  await look(page, 'cases-closed');

  const table = path.join(temporaryFolder(), 'case.csv');
  await answerSaves(station.app, [table]);
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  await page.getByText('Saved as').waitFor();
  const rows = readFileSync(table, 'utf8').trim().split('\r\n');
  expect(rows).toHaveLength(PARTS + 1);
  expect(rows.filter((row) => row.includes(',recalled,Reviewer,'))).toHaveLength(2);
});
