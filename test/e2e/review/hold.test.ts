import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { photographUnsureParts, setUpColourLane } from '../support/review-line.ts';
import { untilFirstRun } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

test('the line screen says that the last part waits, and, once its time is over, how it was decided', async () => {
  station = await launchStation();
  const { page } = station;
  await untilFirstRun(page);
  const { folder } = await setUpColourLane(page, { hold: { ...DEFAULT_RECIPE_BODY.hold, timeoutMs: 5_000 } });
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+1');
  const said = await textsOfStatus(page);
  await photographUnsureParts(page, folder, 1);

  const banner = page.getByRole('status').filter({ hasText: 'HOLD' });
  await expect.poll(() => banner.textContent()).toContain('Decided: Reject');
  expect((await said()).some((text) => text.includes('Waiting for review'))).toBe(true);
  expect(await banner.textContent()).not.toContain('Waits');
});

/** Everything that a status says from now on, even if only for a moment. */
async function textsOfStatus(page: Page): Promise<() => Promise<readonly string[]>> {
  const said = await page.evaluateHandle(() => {
    const texts: string[] = [];
    const note = () => {
      for (const status of document.querySelectorAll('[role=status]')) texts.push(status.textContent ?? '');
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
    return texts;
  });
  return () => said.jsonValue();
}
