import path from 'node:path';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { boxesOnPicture, type OnScreen, untilShown } from '../support/review-desk.ts';
import { enterFilledQueue } from '../support/review-queue.ts';
import { barriers, keepPicture } from '../support/screens.ts';

let station: LaunchedStation;
afterEach(() => station.close());

async function begin(parts: number): Promise<{ page: Page; part: OnScreen }> {
  station = await launchStation({ data: path.join(temporaryFolder(), 'data') });
  const { page } = station;
  return { page, part: await enterFilledQueue(page, parts) };
}

/** Mean of red, green and blue in the middle of the image on screen. */
async function colourOf(page: Page): Promise<readonly number[]> {
  const room = await page.locator('[role=img] canvas').first().boundingBox();
  if (room === null) throw new Error('no picture');
  const side = 40;
  const clip = {
    x: room.x + room.width / 2 - side / 2,
    y: room.y + room.height / 2 - side / 2,
    width: side,
    height: side,
  };
  const { channels } = await sharp(await page.screenshot({ clip })).stats();
  return channels.slice(0, 3).map(({ mean }) => mean);
}

async function dispositionOf(page: Page, { inspectionId }: OnScreen) {
  const { dispositions } = await granted(ask(page, 'inspection.read', { id: inspectionId as never }));
  return dispositions.map(({ kind, classNames }) => ({ kind, classNames }));
}

test('the image can be shown inverted, brighter and with more contrast, and then as it was again', async () => {
  const { page } = await begin(1);
  await page.keyboard.press('b');
  const plain = await colourOf(page);

  await page.keyboard.press('v');
  await expect
    .poll(async () => (await colourOf(page)).map((value, index) => Math.round(value + (plain[index] ?? 0))))
    .toEqual([255, 255, 255]);
  await page.keyboard.press('v');
  await expect.poll(() => colourOf(page)).toEqual(plain);

  await page.keyboard.press('t');
  const brightness = page.getByRole('slider', { name: 'Brightness' });
  await brightness.focus();
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await colourOf(page))[0]).toBeLessThan((plain[0] ?? 0) * 0.7);
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'review-darker');
  await page.getByRole('button', { name: 'As captured' }).click();
  await page.getByRole('slider', { name: 'Contrast' }).focus();
  for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowLeft');
  // Less contrast brings the dark channels nearer to the middle.
  await expect.poll(async () => (await colourOf(page))[1]).toBeGreaterThan((plain[1] ?? 0) + 20);
  await page.getByRole('button', { name: 'As captured' }).click();
  await expect.poll(() => colourOf(page)).toEqual(plain);
});

test('a number pad answers the queue, and removes a box with its key', async () => {
  const { page, part } = await begin(4);
  await page.keyboard.press('k');
  await expect.poll(async () => (await boxesOnPicture(page, part)).length).toBe(1);
  await page.keyboard.press('x');
  await page.keyboard.press('Delete');
  await expect.poll(async () => (await boxesOnPicture(page, part)).length).toBe(0);

  await page.getByRole('button', { name: 'Keys for this station' }).click();
  await page.getByRole('menuitem', { name: 'Number pad or foot switch' }).click();
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  await keepPicture(page, 'review-number-pad');
  expect(await barriers(page)).toEqual([]);

  await page.keyboard.press('NumpadEnter');
  const second = await untilShown(page, part);
  if (second === null) throw new Error('a second part was expected');
  await page.keyboard.press('2');
  const third = await untilShown(page, second);
  if (third === null) throw new Error('a third part was expected');
  await page.keyboard.press('0');
  await untilShown(page, third);

  await expect.poll(() => dispositionOf(page, part)).toEqual([{ kind: 'accept', classNames: [] }]);
  await expect.poll(() => dispositionOf(page, second)).toEqual([{ kind: 'reject', classNames: ['green'] }]);
  await expect.poll(() => dispositionOf(page, third)).toEqual([{ kind: 'inconclusive', classNames: [] }]);
});
