import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import type { OperationName } from '../../../preload/contract/operations/operations.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer, REVIEWER, signInAtQueue, untilShown } from '../support/review-desk.ts';
import { photographUnsureParts, setUpColourLane } from '../support/review-line.ts';
import { goTo, look } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

const OLGA = { name: 'Olga', pin: '246800' } as const;
const LEADERS_ONLY = ['consistency.read', 'adjudication.list'] as const satisfies readonly OperationName[];

/** The space left on a panel of 1280 × 800 at 200 %, then the full size again. */
const AT_200 = { width: 640, height: 400 } as const;
const WHOLE = { width: 1280, height: 800 } as const;

let station: LaunchedStation;
afterEach(() => station.close());

test('people are measured without knowing it, taught if they are in training, and judged by what a supervisor settles', {
  timeout: 300_000,
}, async () => {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { page } = station;
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page, { challengeShare: 0.5 });
  await photographUnsureParts(page, folder, 2);
  await enterFirstReviewer(page);

  const known = await teach(page);
  await openBesideItem(page, folder);
  await missTheChallenge(page, folder, known);
  await settle(page);
  await speakSpanish(page);
});

/** A supervisor writes the defect book, and seeds a part whose answer is known. */
async function teach(page: Page): Promise<number> {
  const first = await untilShown(page, null);
  await page.keyboard.press('k');
  await page.keyboard.press('1');
  const second = await untilShown(page, first);
  await page.keyboard.press('Space');
  await untilShown(page, second);
  if (first === null || second === null) throw new Error('two parts were expected');

  await goTo(page, `/inspection/${first.inspectionId}`);
  await page.getByRole('button', { name: 'Add to the defect book' }).click();
  await page.getByLabel('What to look for').fill('The square at the edge');
  await page.getByRole('button', { name: 'Add' }).click();
  await page.getByText('The image is in the defect book.').waitFor();
  await page.getByRole('button', { name: 'Make it a challenge part' }).click();
  await look(page, 'inspection-challenge');
  await page.getByRole('button', { name: 'Make it a challenge part' }).click();
  await page.getByText('The part is now mixed into the queue.').waitFor();
  await goTo(page, `/inspection/${second.inspectionId}`);
  await page.getByRole('button', { name: 'Use as good reference part' }).click();
  await page.getByText('It is now the good reference part of its recipe.').waitFor();

  await goTo(page, '/supervisor/book');
  await page
    .getByLabel('Definition in English')
    .first()
    .fill('A red square that covers more than a tenth of the part.');
  await page.getByRole('button', { name: 'Save the definition' }).click();
  await page.getByText('Definition saved.').waitFor();
  await page.getByText('The square at the edge').waitFor();
  await expect.poll(() => shownPictures(page)).toBe(2);
  await look(page, 'supervisor-book');
  return first.inspectionId;
}

/** Book and good part open beside the item with one key each. */
async function openBesideItem(page: Page, folder: string): Promise<void> {
  const olga = await granted(ask(page, 'person.add', { ...OLGA, role: 'operator' }));
  await granted(ask(page, 'person.set-training', { id: olga.id, isTraining: true }));
  await granted(ask(page, 'desktop.sign-out', {}));
  await goTo(page, '/');
  await photographMore(page, folder, 8);
  await signInAtQueue(page, OLGA);
  await untilShown(page, null);
  for (const name of LEADERS_ONLY) {
    expect(await ask(page, name, {} as never)).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  }

  await page.keyboard.press('d');
  await page.getByText('A red square that covers').waitFor();
  await expect.poll(() => shownPictures(page)).toBeGreaterThan(0);
  await look(page, 'review-book');
  await page.keyboard.press('g');
  await page.getByRole('img', { name: 'Good reference part' }).waitFor();
  await look(page, 'review-good-part');
  await page.setViewportSize(AT_200);
  await page.getByRole('complementary').scrollIntoViewIfNeeded();
  await look(page, 'review-good-part-zoomed');
  await page.setViewportSize(WHOLE);
  await page.keyboard.press('g');
  await page.getByRole('complementary').waitFor({ state: 'detached' });
}

/** The challenge comes unannounced, and a person in training is told the agreed answer. */
async function missTheChallenge(page: Page, folder: string, known: number): Promise<void> {
  let part = await untilShown(page, null);
  for (let round = 0; part !== null && part.inspectionId !== known; round++) {
    await page.keyboard.press('Space');
    // In one of 32 cases, five parts bring no challenge.
    if (round % 5 === 4) await photographMore(page, folder, 6);
    part = await untilShown(page, part);
  }
  if (part === null) throw new Error('the challenge never came');
  await expect.poll(() => page.getByRole('region', { name: 'Answers' }).textContent()).toMatch(/^Second look/);
  expect(await page.locator('main').textContent()).not.toMatch(/challenge|S001/i);
  await page.keyboard.press('Space');
  await page.getByText('You said Accept; the agreed answer: red.').waitFor();
  await untilShown(page, part);
  await look(page, 'review-feedback');
}

/** The supervisor settles it without knowing who gave which answer, and then sees how far people agree. */
async function settle(page: Page): Promise<void> {
  await granted(ask(page, 'desktop.sign-out', {}));
  await goTo(page, '/');
  await signInAtQueue(page, REVIEWER);
  await expect.poll(async () => (await granted(ask(page, 'desktop.who-am-i', {}))).role).toBe('engineer');
  await goTo(page, '/supervisor/adjudication');
  await page.getByText('Answer 1').waitFor();
  expect(await page.locator('main').textContent()).not.toContain(OLGA.name);
  await page.getByText('Bad', { exact: true }).click();
  await page.getByLabel('Reason').fill('Red beyond the limit sample');
  await look(page, 'supervisor-adjudication');
  await page.getByRole('button', { name: 'Settle' }).click();
  await page.getByText('No disagreements').waitFor();
  await page.getByRole('heading', { name: OLGA.name }).waitFor();
  await look(page, 'supervisor-settled');

  await goTo(page, '/supervisor/people');
  const row = page.getByRole('row', { name: OLGA.name }).first();
  await row.waitFor();
  await expect.poll(() => row.textContent()).toContain('1 of 1');
  await look(page, 'supervisor-people');
  await page.setViewportSize(AT_200);
  await page.getByRole('heading', { name: 'Per person' }).scrollIntoViewIfNeeded();
  await look(page, 'supervisor-people-zoomed');
  await page.setViewportSize(WHOLE);
}

/** The same in Spanish, also in the dark theme. */
async function speakSpanish(page: Page): Promise<void> {
  await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
  await page.getByRole('heading', { name: 'Personas', exact: true }).waitFor();
  await look(page, 'supervisor-people-es');
  await goTo(page, '/supervisor/book');
  await page.getByRole('heading', { name: 'Catálogo de defectos' }).waitFor();
  await look(page, 'supervisor-book-es');
}

let batch = 0;

/** Photographs parts with new names. */
async function photographMore(page: Page, folder: string, count: number): Promise<void> {
  await photographUnsureParts(page, folder, count, `N${++batch}`);
}

/** Images of the defect book that have actually been painted. */
function shownPictures(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLImageElement>('img[src^="lupa-image://book/"]')].filter(
        (img) => img.naturalWidth > 0,
      ).length,
  );
}
