// What a guarded canary costs in escapes, with a model that passes all as challenger, by real inference on simulated parts:
// `npm run bench:guarded-canary -- --parts 10000 --seed 1 --share 0.05`. Prints the tally; exit code 1 where an escape was added.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startingRecipe } from '../../main/domain/verdict/starting-recipe.ts';
import { takePicture } from '../../main/simulator/drawing/picture.ts';
import { modelCardSchema } from '../../preload/contract/models/model.ts';
import { DEFAULT_RECIPE_BODY } from '../../preload/contract/station/recipe.ts';
import { DEFAULT_SIMULATOR_SETTINGS } from '../../preload/contract/station/simulator.ts';
import { createGuardedCanary } from '../support/lines/guarded-canary.ts';
import { savedModel } from '../support/models/saved-models.ts';
import { colourModel } from '../support/models/test-models.ts';

const { values } = parseArgs({
  options: {
    parts: { type: 'string', default: '10000' },
    first: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    share: { type: 'string', default: '0.05' },
    /** Side of the images, in pixels: larger ones take longer to draw. */
    side: { type: 'string', default: String(DEFAULT_SIMULATOR_SETTINGS.pictureSize) },
  },
});
const [parts, first, share] = [values.parts, values.first, values.share].map(Number);
if (parts === undefined || first === undefined || share === undefined) throw new Error('Expected numbers');

const settings = { ...DEFAULT_SIMULATOR_SETTINGS, pictureSize: Number(values.side) };
const CHAMPION = path.join(import.meta.dirname, '../../models/phone-glass/2');
const TOLD_EVERY = 500;

const root = mkdtempSync(path.join(os.tmpdir(), 'lupa-canary-'));
try {
  const card = modelCardSchema.parse(JSON.parse(readFileSync(path.join(CHAMPION, 'card.json'), 'utf8')));
  const champion = { sha256: card.sha256, path: path.join(CHAMPION, 'model.onnx'), profile: card.profile };
  // It never finds anything.
  const sabotaged = await savedModel(root, 'blind.onnx', colourModel({ gain: 0 }));
  const body = { ...startingRecipe(DEFAULT_RECIPE_BODY, card, []), automationLevel: 'partial' as const };
  const canary = await createGuardedCanary(champion, sabotaged, body, share);
  const file = path.join(root, 'part.jpg');
  for (let number = first; number < first + parts; number += 1) {
    const { jpeg, truth } = await takePicture(values.seed, number, settings);
    writeFileSync(file, jpeg);
    await canary.take({ key: truth.serial, file, isBad: truth.isBad });
    if (number % TOLD_EVERY === 0) process.stderr.write(`${JSON.stringify(canary.tally())}\n`);
  }
  await canary.close();
  process.stdout.write(`${JSON.stringify(canary.tally(), null, 1)}\n`);
  if (canary.tally().added > 0) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
