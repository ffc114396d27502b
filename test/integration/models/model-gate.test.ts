import { expect, test } from 'vitest';
import type { ModelCard } from '../../../preload/contract/models/model.ts';
import type { RecipeId, Sha256 } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { goldenStation, RED_BOX, registerModelFile, runGate } from '../../support/lines/golden-line.ts';
import { savedModel, unexaminedModel } from '../../support/models/saved-models.ts';
import { brightSpotModel, colourModel, constantModel } from '../../support/models/test-models.ts';
import type { TestStation } from '../../support/station/start-station.ts';

async function challenger(station: TestStation, bytes: Uint8Array, card: Partial<ModelCard> = {}): Promise<Sha256> {
  return registerModelFile(station, await savedModel(temporaryFolder(), 'model.onnx', bytes), card);
}

async function reportOf(station: TestStation, recipeId: RecipeId, sha256: Sha256) {
  expect(await runGate(station, recipeId, sha256)).toEqual({ kind: 'idle' });
  return station.ask('gate.report', { recipeId, sha256 });
}

test('a model is measured on the golden set beside the champion, and failed rules object to its promotion', async () => {
  const { station, recipeId } = await goldenStation();
  await station.ask('gate.set-rules', {
    recipeId,
    rules: [
      { kind: 'class-recall', className: 'red', limit: 0, isMust: true },
      { kind: 'max-latency-ratio', limit: 100, isMust: false },
    ],
  });
  const blind = await challenger(station, brightSpotModel());
  const report = await reportOf(station, recipeId, blind);

  expect(report).toMatchObject({
    parts: 3,
    badParts: 2,
    isOutdated: false,
    champion: { map50: 1, classes: [{ className: 'red', recall: 1, precision: 1 }] },
    warnings: [{ code: 'few-parts', parts: 3 }],
  });
  expect(report?.challenger.classes[0]?.recall).toBe(0);
  expect(report?.rules.map(({ isMet }) => isMet)).toEqual([false, true]);
  expect(await station.call('model.promote', promotion(recipeId, blind))).toMatchObject({
    fault: { code: 'promotion-refused', objections: [{ code: 'gate-must-failed', rules: 1 }] },
  });
  const recipe = (await station.ask('recipe.list', {})).find(({ id }) => id === recipeId);
  if (recipe === undefined) throw new Error('no recipe');
  const changed = { id: recipeId, basedOn: 1, name: recipe.name, comment: '' };
  const body = { ...recipe.body, modelSha256: blind, recordAbove: 0.1 };
  expect(await station.call('recipe.change', { ...changed, body })).toMatchObject({
    fault: { code: 'promotion-refused' },
  });
  const [newest] = await station.ask('model.history', { sha256: blind });
  expect(newest).toMatchObject({ kind: 'gate-failed' });
});

test('for a model with the recipe’s classes in another order, a warning shows both orders', async () => {
  const { station, recipeId } = await goldenStation({}, ['red', 'green', 'blue']);
  const mixed = await challenger(station, colourModel({ classes: ['green', 'red', 'blue'], side: 96 }));
  expect((await reportOf(station, recipeId, mixed))?.warnings).toContainEqual({
    code: 'class-order',
    recipe: ['red', 'green', 'blue'],
    model: ['green', 'red', 'blue'],
  });
});

test('for a model that scores nothing on the whole golden set there is a warning', async () => {
  const { station, recipeId } = await goldenStation();
  const nothing = constantModel({
    input: { dims: [1, 3, 64, 64] },
    outputs: [{ name: 'output0', dims: [1, 7, 3], values: Array.from({ length: 21 }, () => 0) }],
  });
  const silent = await registerModelFile(station, await unexaminedModel(temporaryFolder(), 'silent.onnx', nothing));
  expect((await reportOf(station, recipeId, silent))?.warnings).toContainEqual({
    code: 'scores-all-zero',
    pictures: 3,
  });
});

test('the answers on a card are compared with the model’s answers here', async () => {
  const { station, recipeId } = await goldenStation();
  const { space: _, ...box } = RED_BOX;
  const sample = (score: number) => ({ picture: 'red.png', detections: [{ className: 'red', score, box }] });
  const parity = {
    minOverlap: 0.85,
    scoreTolerance: 0.05,
    minScore: 0.25,
    iou: 0.45,
    samples: [sample(0.9), sample(0.4)],
  };
  const same = await challenger(station, colourModel({ side: 96 }), { parity });

  const report = await reportOf(station, recipeId, same);
  expect(report).toMatchObject({ parity: { pictures: 2, expected: 2, matched: 1, extra: 1 } });
  expect(report?.challenger.map50).toBe(1);
});

test('a changed set makes the run outdated, and an empty one cannot be run', async () => {
  const { station, recipeId } = await goldenStation();
  const model = await challenger(station, colourModel({ side: 96 }));
  await runGate(station, recipeId, model);
  for (const { inspectionId } of await station.ask('golden.list', { recipeId })) {
    await station.ask('golden.remove', { recipeId, inspectionId });
  }
  expect(await station.ask('gate.report', { recipeId, sha256: model })).toMatchObject({ isOutdated: true });
  await station.ask('gate.set-rules', { recipeId, rules: [{ kind: 'min-map50', limit: 0.1, isMust: true }] });
  expect(await station.ask('model.objections', { recipeId, sha256: model })).toMatchObject([
    { code: 'gate-must-run' },
    {},
  ]);
  expect(await station.call('gate.run', { recipeId, sha256: model })).toMatchObject({ fault: { code: 'conflict' } });
});

function promotion(recipeId: RecipeId, sha256: string) {
  return { recipeId, basedOn: 1, sha256, reason: 'try', despite: [], limits: 'keep' as const };
}
