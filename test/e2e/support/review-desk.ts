import type { Page } from 'playwright';
import { DEFAULT_SETTINGS } from '../../../main/engine/store/set-up/settings.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { APP_WORK, KEY_TO_PICTURE } from '../../../renderer/review/answer/answer-times.ts';
import { DOUBLE_PRESS_MS } from '../../../renderer/review/answer/meant-press.ts';

export const REVIEWER = { name: 'Reviewer', pin: '471147' } as const;

/** What the person sees: the part on screen once it has been painted, or nothing. */
export type OnScreen = { readonly item: string; readonly inspectionId: number; readonly serial: string };

/** Creates the first person of a new station by keyboard, who is then at the queue. */
export async function enterFirstReviewer(page: Page): Promise<void> {
  const { name, pin } = REVIEWER;
  await untilKeysWork(page);
  await page.keyboard.press('Control+2');
  await page.waitForSelector('input:focus');
  for (const typed of [name, 'Tab', pin, 'Tab', pin, 'Enter']) {
    if (/^[A-Z][a-z]+$/.test(typed) && typed !== name) await page.keyboard.press(typed);
    else await page.keyboard.type(typed);
  }
  await page.getByRole('button', { name }).waitFor();
  await page.waitForFunction(() => window.location.hash === '#/');
  await page.keyboard.press('Control+2');
}

/** The frame that handles the keys of every screen appears together with its rail. */
async function untilKeysWork(page: Page): Promise<void> {
  await page.getByRole('navigation').waitFor();
}

/** Locks the window as the signed-in person would, even right after the last answer: anything being saved is saved first. */
export async function lockWindow(page: Page, { name }: { name: string } = REVIEWER): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name }).click();
  await page.getByRole('menuitem', { name: 'Lock' }).click();
  await page.waitForFunction(() => window.location.hash === '#/sign-in');
}

/** Signs in by keyboard, directly at the queue. */
export async function signInAtQueue(
  page: Page,
  { name, pin }: { name: string; pin: string } = REVIEWER,
): Promise<void> {
  await untilKeysWork(page);
  await page.keyboard.press('Control+2');
  const person = page.locator('main').getByRole('button', { name });
  await person.waitFor();
  while (!(await person.evaluate((button) => button === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('input:focus');
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
}

/** Waits until a part other than `before` has been painted and accepts an answer; null once nothing waits any more. */
export async function untilShown(page: Page, before: OnScreen | null): Promise<OnScreen | null> {
  const shown = await page.waitForFunction(
    ([old, empty, shortestLook]) => {
      const desk = document.querySelector<HTMLElement>('[data-item]');
      if (desk === null) return document.querySelector('main h2')?.textContent === empty ? 'empty' : null;
      const { item, inspection, seen, paintedAt } = desk.dataset;
      if (seen !== 'true' || item === undefined || item === old) return null;
      if (performance.now() - Number(paintedAt) < shortestLook) return null;
      return { item, inspectionId: Number(inspection), serial: desk.querySelector('header strong')?.textContent ?? '' };
    },
    [before?.item, en.review.empty, Math.max(DEFAULT_SETTINGS.minLookMs, DOUBLE_PRESS_MS)] as const,
  );
  const value = await shown.jsonValue();
  return value === 'empty' || value === null ? null : value;
}

/** The boxes that the page keeps of this part until it is answered. */
export function boxesOnPicture(page: Page, { inspectionId }: OnScreen): Promise<readonly HumanBox[]> {
  return page.evaluate((id) => {
    const key = Object.keys(localStorage).find((name) => name.startsWith(`lupa.review-draft.${id}.`));
    return key === undefined ? [] : JSON.parse(localStorage.getItem(key) ?? '').boxes;
  }, inspectionId);
}

export type AnswerTimes = { readonly toPicture: readonly number[]; readonly appWork: readonly number[] };

/** What each answer cost, in milliseconds as measured by the page: from the key to the next image, and the app's own share of that. */
export async function answerTimes(page: Page): Promise<AnswerTimes> {
  const [toPicture = [], appWork = []] = await page.evaluate(
    (names) => names.map((name) => performance.getEntriesByName(name).map(({ duration }) => duration)),
    [KEY_TO_PICTURE, APP_WORK],
  );
  return { toPicture, appWork };
}

/** Times in milliseconds, as a test report shows them. */
export function quantiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
  return `median ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms of ${sorted.length}`;
}

/** Presses a key a second time on purpose: later than a switch bounces. */
export async function pressAgain(page: Page, key: string): Promise<void> {
  const from = await page.evaluate(() => performance.now());
  await page.waitForFunction(([at, pause]) => performance.now() - at > pause, [
    from,
    DEFAULT_SETTINGS.minLookMs,
  ] as const);
  await page.keyboard.press(key);
}

/** Where the answers lie that every part has, on screen. */
export async function answerPlaces(page: Page) {
  const places: Record<string, unknown> = {};
  for (const id of ['review-pass', 'review-fail', 'review-inconclusive', 'review-skip', 'review-undo'])
    places[id] = await page.locator(`main button[data-shortcut="${id}"]`).boundingBox();
  return places;
}
