import type { Page } from 'playwright';
import { enterFirstReviewer, type OnScreen, untilShown } from './review-desk.ts';
import { photographUnsureParts, setUpColourLane } from './review-line.ts';
import { untilEngineRuns } from './station.ts';

/** Sets up a line on a new station, lets this many parts wait for a person, and creates that person. Returns the part on screen. */
export async function enterFilledQueue(page: Page, parts: number): Promise<OnScreen> {
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page);
  await photographUnsureParts(page, folder, parts);
  await enterFirstReviewer(page);
  const part = await untilShown(page, null);
  if (part === null) throw new Error('nothing waits');
  return part;
}
