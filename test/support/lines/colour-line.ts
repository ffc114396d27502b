import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { importModel } from '../../../main/engine/registry/import-model.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import type { ModelWarning } from '../../../preload/contract/models/model.ts';
import type { Lane } from '../../../preload/contract/station/lane.ts';
import { DEFAULT_RECIPE_BODY, type RecipeBody } from '../../../preload/contract/station/recipe.ts';
import type { InspectionId } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { FOUND_SOMETHING } from '../models/found-something.ts';
import { savedModel } from '../models/saved-models.ts';
import { colourModel } from '../models/test-models.ts';
import type { TestStation } from '../station/start-station.ts';
import { until } from '../time/until.ts';
import { laneSettings } from './test-lane.ts';

export type ColourLine = {
  readonly lane: Lane;
  /** Drops a square picture of one colour and waits for its inspection. The red share, 0 to 1, is the score of `red`. */
  readonly drop: (fileName: string, red: number) => Promise<InspectionId>;
};

/** Registers a model that scores `red` by how red a picture is, without the child process that examines files of unknown origin. Its card says that it has found things. */
export async function registerColourModel(
  store: Store,
  folder: string,
  warnings: readonly ModelWarning[] = [],
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const { sha256, path: file, profile } = await savedModel(folder, 'colour.onnx', colourModel());
  const card = { family: 'colour', version: '1', sha256, profile, warnings: [...warnings], measured: FOUND_SOMETHING };
  const imported = await importModel(file, card, { store, importedBy: { name: 'Test', personId: null }, now: () => 0 });
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
  return sha256;
}

/** Allows images of one colour, which no camera takes. */
export const ANY_PICTURE: RecipeBody['pictureLimits'] = {
  minBrightness: 0,
  maxBrightness: 255,
  minContrast: 0,
  minSide: 1,
  minSharpness: 0,
  maxNoise: 100,
  maxBlank: 1,
  departure: 0,
};

/** Limits that make `red` fail from 0.8 and clear below 0.3. */
export const COLOUR_RECIPE: RecipeBody = {
  ...DEFAULT_RECIPE_BODY,
  pictureLimits: ANY_PICTURE,
  defects: [{ className: 'red', rejectAt: 0.8, clearBelow: 0.3 }],
};

/** A lane on a separate folder, with a recipe that looks for red. */
export async function beginColourLine(station: TestStation, body: Partial<RecipeBody> = {}): Promise<ColourLine> {
  const modelSha256 = await registerColourModel(station.store, temporaryFolder());
  const folder = temporaryFolder();
  const recipe = await station.ask('recipe.add', {
    name: 'Colours',
    body: { ...COLOUR_RECIPE, modelSha256, ...body },
  });
  const lane = await station.ask('lane.add', { ...laneSettings(folder), recipeId: recipe.id });
  return {
    lane,
    drop: async (fileName, red) => {
      const target = path.join(folder, fileName);
      await writeFile(`${target}.part`, await colourPicture(fileName, red));
      await rename(`${target}.part`, target);
      const seen = await until(
        () => station.ask('inspection.recent', { limit: 100 }),
        (recent) => recent.some((one) => one.fileName === fileName),
      );
      return seen.find((one) => one.fileName === fileName)?.id ?? never();
    },
  };
}

const SIDE = 128;

/** A square PNG of one shade of red; traces of blue, different for each name and irrelevant to every model, make it the image of another part. */
export function colourPicture(name: string, red: number): Promise<Buffer> {
  const samples = Buffer.alloc(SIDE * SIDE * 3);
  for (let at = 0; at < samples.length; at += 3) samples[at] = Math.round(red * 255);
  const traces = createHash('sha256').update(name).digest();
  for (let x = 0; x < SIDE; x++) samples[x * 3 + 2] = ((traces[x >> 2] ?? 0) >> (2 * (x & 3))) & 3;
  return sharp(samples, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png()
    .toBuffer();
}

function never(): never {
  throw new Error('not reached');
}
