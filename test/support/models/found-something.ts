import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { examineModel } from '../../../main/engine/vision/profile/examine.ts';
import { type ModelCard, type ModelMeasures, modelCardSchema } from '../../../preload/contract/models/model.ts';

/** The results on the card of a model that found half of the defects on parts of known truth: a station then trusts an empty result from the first part. */
export const FOUND_SOMETHING: ModelMeasures = {
  seed: 'known parts',
  parts: 2,
  badParts: 2,
  lamps: 'many',
  map50: 0.5,
  map50Interval: null,
  map50To95: 0.5,
  classes: [{ className: 'red', trueBoxes: 2, ap50: 0.5, ap50To95: 0.5, precision: 1, recall: 0.5 }],
  confusion: [],
  decided: null,
  escapes: null,
  overkill: null,
};

/** Puts a card with these results beside a harmless model file. */
export async function writeCardBeside(file: string): Promise<void> {
  const examined = await examineModel(await readFile(file), { answers: {}, namesBeside: null });
  if (!examined.ok) throw new Error(JSON.stringify(examined.fault));
  const { profile } = examined.value;
  const card: ModelCard = {
    family: 'test',
    version: '1',
    sha256: profile.sha256,
    profile,
    warnings: [],
    measured: FOUND_SOMETHING,
  };
  await writeFile(path.join(path.dirname(file), 'card.json'), JSON.stringify(modelCardSchema.parse(card)));
}
