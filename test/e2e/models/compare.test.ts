import { afterEach, expect, test } from 'vitest';
import { ask, granted } from '../support/ask.ts';
import { launchDifferingModels } from '../support/differing-models.ts';
import type { LaunchedStation } from '../support/launch.ts';
import { barriers, goTo, keepPicture } from '../support/screens.ts';

let station: LaunchedStation;
afterEach(() => station.close());

test('an engineer runs the older model in shadow, sees where the two differ, picture beside picture, has people judge it blind, and ends it', {
  timeout: 240_000,
}, async () => {
  station = await launchDifferingModels();
  const { page } = station;
  const older = (await granted(ask(page, 'model.list', {}))).find(({ version }) => version === '1');
  await goTo(page, `/models/${older?.sha256}/compare`);
  await page.getByText('has not judged any part').waitFor();
  await page.getByRole('button', { name: 'Run in shadow' }).click();
  await page.getByLabel('Reason for running it in shadow').fill('How much weaker is it?');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Run in shadow' }).last().click();

  await page.getByText('Verdict by verdict').waitFor();
  await page
    .getByText(/^Champion: /)
    .first()
    .waitFor({ timeout: 120_000 });
  const pair = page.locator('li', { hasText: 'Challenger: ' }).first();
  // Content far below is laid out only once somebody scrolls to it.
  await pair.scrollIntoViewIfNeeded();
  await expect.poll(() => pair.locator('img').count()).toBe(2);
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'compare');
  await page.getByText('Parts both judged').scrollIntoViewIfNeeded();
  await keepPicture(page, 'compare-figures');
  await page.getByRole('table', { name: 'Class by class' }).getByRole('row', { name: 'scratch' }).waitFor();

  const waitingBefore = (await granted(ask(page, 'review.queue', {}))).waiting;
  // The line goes on: only one part, so that those still to come do not matter.
  await page.getByRole('textbox', { name: 'Number of newest parts' }).fill('1');
  await page.getByRole('button', { name: 'Send 1 part to review, blind' }).click();
  await page.getByText(/^1 part sent to review/).waitFor();
  const { waiting } = await granted(ask(page, 'review.queue', {}));
  expect(waiting).toBeGreaterThan(waitingBefore);
  expect(await barriers(page)).toEqual([]);

  await pair.getByRole('link').click();
  await page.getByRole('heading', { name: 'In shadow: what other models would have decided' }).waitFor();
  await page.getByText('phone-glass 1: ').waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'shadow-verdict');
  await page.goBack();

  await page.getByRole('button', { name: /^End the shadow run/ }).click();
  await page.getByRole('button', { name: 'Run in shadow' }).waitFor();
  const standings = await granted(ask(page, 'model.standings', {}));
  expect(standings.find(({ sha256 }) => sha256 === older?.sha256)?.state).not.toBe('shadow');
});
