import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer } from '../support/review-desk.ts';
import { photographParts, setUpColourLane } from '../support/review-line.ts';
import { barriers, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

/** Counts the notes that the window plays from now on. */
async function countNotes(page: Page): Promise<() => Promise<number>> {
  const notes = await page.evaluateHandle(() => {
    const count = { played: 0 };
    const start = Object.getOwnPropertyDescriptor(AudioScheduledSourceNode.prototype, 'start')?.value;
    AudioScheduledSourceNode.prototype.start = function (...when: unknown[]) {
      count.played += 1;
      Reflect.apply(start, this, when);
    };
    return count;
  });
  return async () => (await notes.jsonValue()).played;
}

const nobodyHere = { en: 'nobody signed in', es: 'nadie identificado' } as const;

/** One part waits for a person, who has left the window. */
async function leaveQueue(language: 'en' | 'es', alarmVolume: number, timeoutMs: number) {
  station = await launchStation();
  const { page } = station;
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page, { hold: { ...DEFAULT_RECIPE_BODY.hold, timeoutMs } });
  await page.setViewportSize({ width: 1280, height: 800 });
  await enterFirstReviewer(page);
  await granted(ask(page, 'station.change-settings', { language, alarmVolume }));
  const notes = await countNotes(page);
  await page.keyboard.press('Control+l');
  await page.waitForFunction(() => window.location.hash === '#/sign-in');
  await photographParts(folder, 1);
  const bar = page.getByRole('banner');
  await bar.getByText(nobodyHere[language]).waitFor();
  await keepPicture(page, `nobody-here-${language}`);
  expect(await barriers(page)).toEqual([]);
  return { page, bar, notes };
}

test('a line that waits while nobody is there is an alarm in the bar, and is heard until a part is rejected because nobody looked', {
  timeout: 240_000,
}, async () => {
  const { page, bar, notes } = await leaveQueue('en', 50, 60_000);
  await expect.poll(notes).toBeGreaterThanOrEqual(3);
  await bar.getByText(/^line waits \d+ s/).waitFor();
  await keepPicture(page, 'line-waits-soon');
  await bar.getByText('1 timed out').waitFor();
  await expect.poll(notes).toBeGreaterThanOrEqual(9);
});

test('at volume 0 the bar alarms in silence', { timeout: 240_000 }, async () => {
  const { notes } = await leaveQueue('es', 0, 600_000);
  expect(await notes()).toBe(0);
});
