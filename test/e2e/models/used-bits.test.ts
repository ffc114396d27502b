import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, expect, test } from 'vitest';
import { DEFAULT_PICTURE_LIMITS } from '../../../preload/contract/station/recipe.ts';
import { ask, granted } from '../support/ask.ts';
import { type LaunchedStation, launchStation } from '../support/launch.ts';
import { setUpColourLane } from '../support/review-line.ts';
import { barriers, goTo, keepPicture } from '../support/screens.ts';
import { untilFirstRun, untilInspected } from '../support/station.ts';

const SIDE = 96;

let station: LaunchedStation;
afterEach(() => station.close());

test('a lane whose images use twelve bits of sixteen says so, and judges them once an engineer has confirmed it', async () => {
  station = await launchStation();
  const { page } = station;
  await untilFirstRun(page);
  const { folder } = await setUpColourLane(page, { pictureLimits: DEFAULT_PICTURE_LIMITS });
  const photograph = async (serial: string) => {
    const samples = Uint16Array.from({ length: SIDE * SIDE }, (_, i) => (40 + Math.floor(i / SIDE) + (i % 7)) * 16);
    const picture = sharp(samples, { raw: { width: SIDE, height: SIDE, channels: 1 } }).toColourspace('grey16');
    writeFileSync(
      path.join(folder, 'draft'),
      await picture
        .png()
        .withExif({ IFD0: { ImageDescription: serial } })
        .toBuffer(),
    );
    renameSync(path.join(folder, 'draft'), path.join(folder, `L1_${serial}.png`));
  };
  await photograph('SN1');
  await untilInspected(page, 1);
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('Control+1');
  await page.getByRole('status').filter({ hasText: 'ERROR' }).waitFor();
  await keepPicture(page, 'bits-line');

  await goTo(page, '#/settings/lanes');
  await page.getByText('Learning what its images').waitFor();
  await keepPicture(page, 'bits-lanes');
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByText('Its images so far use 12 bits').waitFor();
  await page.getByText('Its images so far use 12 bits').scrollIntoViewIfNeeded();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'bits-form');
  await page.getByLabel('Bits in use').first().click();
  await page.getByRole('option', { name: '12 bits' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Edit' }).waitFor();

  await photograph('SN2');
  await untilInspected(page, 2);
  const { last } = await granted(ask(page, 'station.status', {}));
  expect(last?.signal).not.toBe('ERROR');
  await granted(ask(page, 'station.change-settings', { language: 'es' }));
  await page.getByRole('button', { name: 'Modificar' }).click();
  await page.getByText('Bits en uso').scrollIntoViewIfNeeded();
  expect(await barriers(page)).toEqual([]);
  await keepPicture(page, 'bits-form-es');
  await goTo(page, '#/settings/recipe');
  await page.getByText('Desviación de lo habitual').scrollIntoViewIfNeeded();
  await keepPicture(page, 'bits-recipe-es');
});
