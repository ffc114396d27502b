import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import { expect, vi } from 'vitest';
import { DEFAULT_RECIPE_BODY, type RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { ANY_PICTURE, colourPicture } from '../../support/lines/colour-line.ts';
import { laneSettings } from '../../support/lines/test-lane.ts';
import { writeCardBeside } from '../../support/models/found-something.ts';
import { colourModel } from '../../support/models/test-models.ts';
import { ask, granted } from './ask.ts';
import { importModelFile } from './import-model-file.ts';

const PATIENCE = { timeout: 90_000, interval: 100 };

/** The model is unsure about `red` between 0.3 and 0.8, and no decision is audited. */
const UNSURE: Partial<RecipeBody> = {
  defects: [
    { className: 'red', rejectAt: 0.8, clearBelow: 0.3 },
    { className: 'green', rejectAt: 0.8, clearBelow: 0.3 },
    { className: 'blue', rejectAt: 0.8, clearBelow: 0.3 },
  ],
  audit: { passShare: 0, failShare: 0 },
  repeatShare: 0,
  pictureLimits: ANY_PICTURE,
};

/** Sets up a camera folder with a model that scores a picture by its colour. */
export async function setUpColourLane(
  page: Page,
  body: Partial<RecipeBody> = {},
): Promise<{ readonly folder: string }> {
  // A window belongs to nobody until main has read that there are no people yet.
  await vi.waitFor(
    async () => expect((await granted(ask(page, 'desktop.who-am-i', {}))).role).toBe('engineer'),
    PATIENCE,
  );
  const model = path.join(temporaryFolder(), 'colour.onnx');
  await writeFile(model, colourModel());
  await writeCardBeside(model);
  const sha256 = await importModelFile(page, model, { family: 'colour', version: '1' });
  const recipe = await granted(
    ask(page, 'recipe.add', {
      name: 'Colours',
      body: { ...DEFAULT_RECIPE_BODY, modelSha256: sha256, ...UNSURE, ...body },
    }),
  );
  const folder = temporaryFolder();
  await granted(ask(page, 'lane.add', { ...laneSettings(folder), recipeId: recipe.id }));
  return { folder };
}

/** Photographs parts S001, S002, … of a lot, each in another shade between clear and bad. */
export async function photographParts(
  folder: string,
  count: number,
  prefix = 'S',
  lot = 'L1',
): Promise<readonly string[]> {
  const serials = Array.from({ length: count }, (_, index) => `${prefix}${String(index + 1).padStart(3, '0')}`);
  await mkdir(folder, { recursive: true });
  for (const [index, serial] of serials.entries()) {
    const file = path.join(folder, `${lot}_${serial}.png`);
    await writeFile(`${file}.part`, await colourPicture(serial, 0.4 + (0.3 * index) / count));
    await rename(`${file}.part`, file);
  }
  return serials;
}

/**
 * Photographs parts about which the model is unsure, and waits until all of them wait for a person. They are found by name: the
 * total that waits changes meanwhile, with earlier answers.
 */
export async function photographUnsureParts(
  page: Page,
  folder: string,
  count: number,
  prefix = 'S',
  lot = 'L1',
): Promise<readonly string[]> {
  const serials = await photographParts(folder, count, prefix, lot);
  await vi.waitFor(async () => {
    const recent = await granted(ask(page, 'inspection.recent', { limit: 500 }));
    expect(recent.map(({ serial }) => serial)).toEqual(expect.arrayContaining([...serials]));
  }, PATIENCE);
  return serials;
}
