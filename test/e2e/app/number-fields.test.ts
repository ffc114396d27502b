import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { setUpColourLane } from '../support/review-line.ts';
import { goTo, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

test('typing a new limit moves no other limit on the way, and an emptied field keeps its number', {
  timeout: 200_000,
}, async () => {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { page } = station;
  await untilEngineRuns(page);
  await setUpColourLane(page);
  await goTo(page, '/settings/recipe');
  const clearBelow = page.getByRole('textbox', { name: 'red: clear below' });
  const failFrom = page.getByRole('textbox', { name: 'red: fail from' });
  await clearBelow.waitFor();
  const before = await clearBelow.inputValue();

  // Each character on its own, as a person types it: 0, 0., 0.9, 0.97.
  await failFrom.fill('');
  await failFrom.pressSequentially('0.97');
  await failFrom.press('Tab');
  expect(await failFrom.inputValue()).toBe('0.97');
  expect(await clearBelow.inputValue()).toBe(before);

  await clearBelow.fill('');
  await clearBelow.press('Tab');
  expect(await clearBelow.inputValue()).toBe(before);
  // A limit that ends up above the other one does move it.
  await clearBelow.fill('');
  await clearBelow.pressSequentially('0.99');
  await clearBelow.press('Tab');
  await expect.poll(() => failFrom.inputValue()).toBe('0.99');

  const overlap = page.getByRole('textbox', { name: 'Overlap' });
  await overlap.fill('7');
  await overlap.press('Tab');
  await expect.poll(() => overlap.inputValue()).toBe('1.00');
  await keepPicture(page, 'number-fields');
});
