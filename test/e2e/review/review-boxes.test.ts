import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { boxesOnPicture, type OnScreen, pressAgain, untilShown } from '../support/review-desk.ts';
import { enterFilledQueue } from '../support/review-queue.ts';
import { barriers, keepPicture } from '../support/screens.ts';

let station: LaunchedStation;
afterEach(() => station.close());

/** Where Pass and Fail lie. */
async function verdictPlaces(page: Page) {
  const places = [/^(Pass|Pasa)/, /^(Fail|Falla)/].map((name) => page.getByRole('button', { name }).boundingBox());
  return Promise.all(places);
}

async function onRecord(page: Page, { inspectionId }: OnScreen) {
  const { dispositions } = await granted(ask(page, 'inspection.read', { id: inspectionId as never }));
  return dispositions.map(({ kind, boxes }) => ({ kind, boxes: boxes.length }));
}

test('Fail asks for the defect without moving an answer', { timeout: 240_000 }, async () => {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { page } = station;
  await enterFilledQueue(page, 1);
  const names = [/^Pass/, /^Fail/, /^Inconclusive/, /^Skip/, /^Undo/];
  const places = () => Promise.all(names.map((name) => page.getByRole('button', { name }).boundingBox()));
  const before = await places();
  await page.keyboard.press('f');
  await page.getByText('Press Fail again').waitFor();
  expect(await places()).toEqual(before);
  expect(before).not.toContain(null);
  await keepPicture(page, 'review-which-defect');
});

test('a part with boxes of the person passes only after a question that moves no button, and an undo brings each box back once', {
  timeout: 240_000,
}, async () => {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { page } = station;
  const part = await enterFilledQueue(page, 2);
  const places = await verdictPlaces(page);
  await page.keyboard.press('k');
  await expect.poll(() => boxesOnPicture(page, part)).toMatchObject([{ origin: 'model' }]);

  await page.keyboard.press('Space');
  await page.getByText('Pass, and drop your 1 box?').waitFor();
  expect(await onRecord(page, part)).toEqual([]);
  expect(await verdictPlaces(page)).toEqual(places);
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'review-drop-boxes');
  await granted(ask(page, 'station.change-settings', { language: 'es', theme: 'dark' }));
  await page.getByText('¿Pasa, sin su 1 recuadro?').waitFor();
  await keepPicture(page, 'review-drop-boxes-es');
  await granted(ask(page, 'station.change-settings', { language: 'en', theme: 'auto' }));
  await page.getByText('Pass, and drop your 1 box?').waitFor();

  await pressAgain(page, 'Space');
  const next = await untilShown(page, part);
  await expect.poll(() => onRecord(page, part)).toEqual([{ kind: 'accept', boxes: 0 }]);
  await page.keyboard.press('u');
  expect(await untilShown(page, next)).toEqual(part);
  await page.getByRole('button', { name: /^Delete red/ }).waitFor();
  expect(await page.getByRole('button', { name: /^Delete red/ }).count()).toBe(1);
  expect(await page.getByRole('button', { name: /^Keep red/ }).count()).toBe(0);
});
