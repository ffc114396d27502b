import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer } from '../support/review-desk.ts';
import { photographParts, setUpColourLane } from '../support/review-line.ts';
import { goTo, look } from '../support/screens.ts';
import { untilEngineRuns, untilInspected } from '../support/station.ts';

const ON_24_HOURS = /^\d{4}-\d\d-\d\d ([01]\d|2[0-3]):[0-5]\d$/;

let station: LaunchedStation;
afterEach(() => station.close());

test('dates are typed and shown on a 24-hour clock in either language, and what is half typed is nobody’s filter', {
  timeout: 200_000,
}, async () => {
  station = await launchStation();
  const { page } = station;
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page, { automationLevel: 'full' });
  await photographParts(folder, 2);
  await untilInspected(page, 2);
  await page.getByText('Longest stall').scrollIntoViewIfNeeded();
  await look(page, 'line-health');
  await enterFirstReviewer(page);
  await inReports(page);
  await inHistory(page);
  await granted(ask(page, 'station.change-settings', { language: 'es' }));
  await page.getByLabel('Decididas desde', { exact: true }).waitFor();
  await look(page, 'moment-fields-history-es');
  await goTo(page, '/');
  await page.getByText('Mayor bloqueo').scrollIntoViewIfNeeded();
  await look(page, 'line-health-es');
});

async function inReports(page: Page): Promise<void> {
  await goTo(page, '/supervisor');
  await page.getByText('Custom').click();
  const from = page.getByLabel('From', { exact: true });
  await expect.poll(() => from.inputValue()).toMatch(ON_24_HOURS);
  await look(page, 'moment-fields-reports');
  const before = await from.inputValue();
  await from.fill('');
  await from.press('Tab');
  await expect.poll(() => from.inputValue()).toBe(before);
}

async function inHistory(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'History' }).click();
  const rows = page.locator('ol a[href*="/inspection/"]');
  // All parts of the list: the period of the reports is not that of the history.
  await expect.poll(() => rows.count()).toBe(2);
  expect(await page.getByRole('button', { name: 'Clear' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'More' }).click();
  const from = page.getByLabel('Decided from', { exact: true });

  await from.pressSequentially('2190-03-02 18:0');
  await expect.poll(() => rows.count()).toBe(2);
  await from.press('Tab');
  await page.getByText('Enter the date and time like this: 2026-03-02 06:00.').waitFor();
  await look(page, 'moment-fields-history');

  await from.press('End');
  await from.pressSequentially('5');
  await page.getByText('No matching parts').waitFor();
  await from.press('Tab');
  expect(await from.inputValue()).toBe('2190-03-02 18:05');

  // The calendar changes the day and keeps the time.
  const calendar = page.locator('input[type="date"]').first();
  await calendar.evaluate((field: HTMLInputElement) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '2020-01-31');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await expect.poll(() => from.inputValue()).toBe('2020-01-31 18:05');
  await expect.poll(() => rows.count()).toBe(2);

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect.poll(() => from.inputValue()).toBe('');
}
