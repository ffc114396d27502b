import { rm } from 'node:fs/promises';
import { afterEach, expect, test } from 'vitest';
import { dataFolder, originalPath } from '../../../main/engine/data-folder.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { barriers, goTo, keepPicture, watchRefusals } from '../support/screens.ts';
import { quickenLine, untilInspected } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

/** The stored original of the first part is gone, as if a disk had been cleared by hand. Other parts may still be in progress. */
async function loseAPicture({ page, data }: LaunchedStation): Promise<void> {
  const { imageSha256 } = await granted(ask(page, 'inspection.read', { id: inspectionIdSchema.parse(1) }));
  if (imageSha256 === null) throw new Error('the first part has no picture');
  await rm(originalPath(dataFolder(data), imageSha256));
}

test('an engineer runs the older model over stored parts, sees how far it is, and compares it in the same view', {
  timeout: 300_000,
}, async () => {
  station = await launchStation({ args: ['--simulate'] });
  const { page } = station;
  page.setDefaultTimeout(90_000);
  const refusals = await watchRefusals(page);
  await untilInspected(page, 1);
  await quickenLine(page, 360, { defectRate: 0.5, borderline: 0.8 });
  await untilInspected(page, 30);
  await granted(ask(page, 'simulator.pause', {}));
  await loseAPicture(station);
  const older = (await granted(ask(page, 'model.list', {}))).find(({ version }) => version === '1');
  await goTo(page, `/models/${older?.sha256}/compare`);

  await page.getByText('has not judged any part').waitFor();
  await page.getByRole('button', { name: 'Replay on stored parts' }).click();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'replay-form');
  await page.getByRole('button', { name: 'Start the replay' }).press('Enter');
  const done = page.getByText('Done', { exact: true });
  await page.getByRole('progressbar').or(done).first().waitFor();
  await keepPicture(page, 'replay-running');
  await done.waitFor({ timeout: 120_000 });

  await page.getByText('Verdict by verdict').waitFor();
  await page
    .getByText(/^Champion: /)
    .first()
    .waitFor();
  await expect.poll(() => page.getByRole('combobox', { name: 'What is compared' }).inputValue()).toMatch(/^Replay 1: /);
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'replay-compare');
  await page.getByRole('button', { name: '1 part without its image' }).click();
  await page.getByText('Its stored image no longer exists.').waitFor();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'replay-gaps');
  const [replay] = await granted(ask(page, 'replay.list', { modelSha256: older?.sha256 ?? '' }));
  expect(replay).toMatchObject({ state: 'done', withoutPicture: 1 });
  expect(replay?.looked).toBe((replay?.parts ?? 0) - 1);

  // Beside the line it has still seen nothing.
  await page.getByRole('combobox', { name: 'What is compared' }).click();
  await page.getByRole('option', { name: 'Shadow, alongside the line' }).click();
  await page.getByText('has not judged any part').waitFor();

  // Another one, cancelled while it waits for others to end.
  const order = { modelSha256: older?.sha256 ?? '', from: 0, until: Date.now(), laneId: null };
  for (let other = 0; other < 6; other += 1) await granted(ask(page, 'replay.begin', order));
  await page.getByRole('button', { name: 'Replay on stored parts' }).click();
  await page.getByRole('button', { name: 'Start the replay' }).click();
  await page.getByRole('button', { name: 'Cancel' }).first().click();
  await page.getByText('Cancelled', { exact: true }).waitFor();
  expect(await refusals()).toEqual([]);
});
