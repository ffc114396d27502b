import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { es } from '../../../renderer/i18n/es.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ANY_PICTURE, colourPicture } from '../../support/lines/colour-line.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { answerPlaces, enterFirstReviewer, REVIEWER, untilShown } from '../support/review-desk.ts';
import { setUpColourLane } from '../support/review-line.ts';
import { barriers, keepPicture } from '../support/screens.ts';
import { untilEngineRuns } from '../support/station.ts';

let station: LaunchedStation;
afterEach(() => station.close());

/** A file as a camera leaves it: whole from the moment it has its name. */
async function drop(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${name}.part`), bytes);
  await rename(path.join(folder, `${name}.part`), path.join(folder, name));
}

/** Four parts that ask in different ways: unsure, with a very long name, for a blind second look, and after a fault. */
async function dropEveryKind(folder: string): Promise<void> {
  await drop(folder, 'L1_S001.png', await colourPicture('S001', 0.5));
  const long = `S002-${'very-long-serial-of-a-supplier-'.repeat(3)}`;
  await drop(folder, `L1_${long}.png`, await colourPicture(long, 0.6));
  await drop(folder, 'L1_S003.png', await colourPicture('S003', 0.1));
  const small = sharp({ create: { width: 64, height: 64, channels: 3, background: '#804040' } });
  await drop(folder, 'L1_S004.png', await small.png().toBuffer());
}

async function speak(page: Page, language: 'en' | 'es'): Promise<void> {
  await granted(ask(page, 'station.change-settings', { language }));
  const words = language === 'en' ? en : es;
  await page.getByRole('navigation', { name: words.shell.screens }).waitFor();
}

async function begin() {
  station = await launchStation();
  const { page, data } = station;
  await untilEngineRuns(page);
  const { folder } = await setUpColourLane(page, {
    hold: { ...DEFAULT_RECIPE_BODY.hold, timeoutMs: 600_000 },
    audit: { passShare: 1, failShare: 0 },
    pictureLimits: { ...ANY_PICTURE, minSide: 100 },
  });
  await granted(ask(page, 'station.change-settings', { answerDelaySeconds: 60 }));
  await page.setViewportSize({ width: 1280, height: 800 });
  await enterFirstReviewer(page);
  await dropEveryKind(folder);
  return { page, data, folder };
}

test('Pass, Fail, Inconclusive, Skip and Undo stay where they are for every part, in every state, in both languages, under every notice', {
  timeout: 300_000,
}, async () => {
  const { page, data } = await begin();
  await expect.poll(async () => (await granted(ask(page, 'review.queue', {}))).waiting).toBe(4);
  await page.locator('[data-item]').waitFor();
  let part = await untilShown(page, null);
  const places = await answerPlaces(page);
  expect(Object.values(places)).not.toContain(null);
  const stay = async (where: string) => expect(await answerPlaces(page), where).toEqual(places);

  await page.keyboard.press('u');
  await page.getByText(en.review.notice['nothing-to-undo']).waitFor();
  await stay('notice');
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'places-notice-en');
  await speak(page, 'es');
  await page.getByText(es.review.notice['nothing-to-undo']).waitFor();
  await stay('notice es');
  await keepPicture(page, 'places-notice-es');
  await speak(page, 'en');

  const asked = new Set<string | null>();
  for (let nth = 0; nth < 4; nth += 1) {
    const title = await page.locator('main h1').textContent();
    asked.add(title);
    await stay(`part ${nth}`);
    await page.keyboard.press('f');
    await page.getByText(en.review['fail-again']).waitFor();
    await stay(`part ${nth}, which defect`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByText(en.review['class-of-box']).waitFor();
    await stay(`part ${nth}, box`);
    for (const language of ['es', 'en'] as const) {
      await speak(page, language);
      await stay(`part ${nth}, ${language}`);
      await keepPicture(page, `places-${nth}-${language}`);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press(' ');
    if (nth === 3) break;
    const answered = part;
    part = await untilShown(page, part);
    // Only for the unsure parts does the line wait.
    if (title === en.review.asked.unsure) {
      await page.getByText(/line told in \d+ s/).waitFor();
      const undo = page.locator('[data-shortcut="review-undo"]');
      expect(await undo.textContent()).toContain(`${answered?.serial}: Pass`);
    }
    await stay(`part ${nth + 1}, after an answer`);
  }
  expect(asked.size).toBe(3);

  await page.getByRole('heading', { name: en.review.empty }).waitFor();
  await page.getByRole('button', { name: /^Undo \(.*: Pass\)/ }).waitFor();
  await keepPicture(page, 'empty-after-an-answer');
  await page.keyboard.press('u');
  await untilShown(page, null);
  await rename(path.join(data, 'line-output'), path.join(temporaryFolder(), 'away'));
  await page.getByRole('alert').filter({ hasText: 'lupa' }).waitFor();
  await stay('alarm of every screen');
  await keepPicture(page, 'places-alarm-en');
  await speak(page, 'es');
  await stay('alarm of every screen es');
  await keepPicture(page, 'places-alarm-es');
});

test.for(['en', 'es'] as const)(
  'a wrong PIN moves no digit of the pad (%s)',
  { timeout: 240_000 },
  async (language) => {
    const { page } = await begin();
    await speak(page, language);
    await page.keyboard.press('Control+l');
    await page.locator('main').getByRole('button', { name: REVIEWER.name }).click();
    await page.waitForSelector('input:focus');
    const digits = async () => {
      const keys = await page.locator('main form button').all();
      return Promise.all(keys.map((key) => key.boundingBox()));
    };
    const before = await digits();
    expect(before.length).toBeGreaterThan(10);
    await page.keyboard.type('999999');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'PIN' }).waitFor();
    expect(await digits()).toEqual(before);
    await keepPicture(page, `wrong-pin-${language}`);
  },
);
