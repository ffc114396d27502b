import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { es } from '../../../renderer/i18n/es.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { createLineReader } from '../../support/lines/line-reader.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { enterFirstReviewer, untilShown } from '../support/review-desk.ts';
import { photographUnsureParts, setUpColourLane } from '../support/review-line.ts';
import { barriers, goTo, keepPicture } from '../support/screens.ts';

const PATIENCE = { timeout: 60_000, interval: 50 };

let station: LaunchedStation;
afterEach(() => station.close());

/** The state of each part for a reader of the folder that follows the rules. */
function read(folder: string) {
  const reader = createLineReader();
  if (existsSync(folder)) reader.readFolder(folder);
  expect(reader.complaints).toEqual([]);
  return reader.parts().map((part) => reader.state(part));
}

const kinds = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name): string => JSON.parse(readFileSync(path.join(folder, name), 'utf8')).kind);

async function begin(timeoutMs: number, answerDelaySeconds: number) {
  station = await launchStation();
  const { page, data } = station;
  const { folder } = await setUpColourLane(page, { hold: { ...DEFAULT_RECIPE_BODY.hold, timeoutMs } });
  await granted(ask(page, 'station.change-settings', { answerDelaySeconds }));
  await page.setViewportSize({ width: 1280, height: 800 });
  return { page, folder, line: path.join(data, 'line-output') };
}

async function speak(page: Page, language: 'en' | 'es') {
  await granted(ask(page, 'station.change-settings', { language }));
  const words = language === 'en' ? en : es;
  await page.getByRole('navigation', { name: words.shell.screens }).waitFor();
}

test('an answer can be undone unheard while its ring runs; once told it is withdrawn, and the part is on hold again', async () => {
  const { page, folder, line } = await begin(600_000, 60);
  await enterFirstReviewer(page);
  await photographUnsureParts(page, folder, 2);
  const first = await untilShown(page, null);
  await page.keyboard.press(' ');
  const second = await untilShown(page, first);
  const undo = page.getByRole('button', { name: new RegExp(`^${en.review.undo}`) });
  await expect.poll(() => undo.textContent(), PATIENCE).toMatch(/line told in \d+ s/);
  await keepPicture(page, 'telling-ring-en');
  await speak(page, 'es');
  await keepPicture(page, 'telling-ring-es');
  await speak(page, 'en');
  await page.keyboard.press('u');
  const again = await untilShown(page, second);
  expect(again?.inspectionId).toBe(first?.inspectionId);
  expect(kinds(line)).toEqual(['signal', 'signal']);

  await granted(ask(page, 'station.change-settings', { answerDelaySeconds: 0 }));
  await page.keyboard.press(' ');
  await untilShown(page, again);
  await expect.poll(() => read(line), PATIENCE).toContain('accept');
  await page.keyboard.press('u');
  await expect.poll(() => read(line), PATIENCE).toEqual(['HOLD', 'HOLD']);
  expect(kinds(line)).toEqual(['signal', 'signal', 'disposition', 'withdrawal']);
});

test('somebody looking when the time is over sees it run out, and an answer that reverses what the line was told is only sent when pressed again', async () => {
  const { page, folder, line } = await begin(40_000, 0);
  await enterFirstReviewer(page);
  await photographUnsureParts(page, folder, 1);
  await untilShown(page, null);
  const wait = page.getByText(/The line waits \d+ \S+ more/);
  await wait.waitFor();
  await keepPicture(page, 'line-waits-en');
  await expect.poll(() => read(line), PATIENCE).toEqual(['reject']);
  await page.getByText(en.review['line-waits-no-more']).waitFor();
  await page.keyboard.press(' ');
  await page.getByText(/The line was already told REJECT at \d\d:\d\d, because nobody had answered/).waitFor();
  expect(read(line)).toEqual(['reject']);
  await keepPicture(page, 'line-told-en');
  await speak(page, 'es');
  await page.getByText(/La línea ya recibió REJECT/).waitFor();
  await keepPicture(page, 'line-told-es');
  // A press right after the words appeared is too quick to be an answer to them.
  await expect
    .poll(async () => {
      await page.keyboard.press(' ');
      return read(line);
    }, PATIENCE)
    .toEqual(['accept']);
});

test('while the folder of the line is away every screen says so, and an engineer who has checked it puts it into use', async () => {
  const { page, folder, line } = await begin(600_000, 0);
  await photographUnsureParts(page, folder, 1);
  await expect.poll(() => read(line), PATIENCE).toEqual(['HOLD']);
  renameSync(line, path.join(temporaryFolder(), 'away'));
  const alarm = page.getByRole('alert').filter({ hasText: 'lupa' });
  await alarm.waitFor();
  expect(existsSync(line)).toBe(false);
  await page.keyboard.press('Control+1');
  await photographUnsureParts(page, folder, 2, 'T');
  await keepPicture(page, 'line-away-en');
  expect(await barriers(page)).toEqual([]);
  await goTo(page, '#/settings/storage');
  await page.getByRole('button', { name: en.storage['take-folder'] }).waitFor();
  await page.getByLabel(en.storage.sign).click();
  await page.getByLabel(en.storage['signing-key']).scrollIntoViewIfNeeded();
  await keepPicture(page, 'line-settings-en');
  await speak(page, 'es');
  await keepPicture(page, 'line-settings-es');
  await page.keyboard.press('Control+1');
  await keepPicture(page, 'line-away-es');
  await speak(page, 'en');
  await goTo(page, '#/settings/storage');
  await page.getByRole('button', { name: en.storage['take-folder'] }).click();
  // What was written just before the folder went away is told again, unless it was proved to have arrived.
  await expect.poll(() => (existsSync(line) ? kinds(line).length : 0), PATIENCE).toBeGreaterThanOrEqual(2);
  expect(new Set(kinds(line))).toEqual(new Set(['signal']));
  await expect.poll(() => alarm.count(), PATIENCE).toBe(0);
});
