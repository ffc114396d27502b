import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { importModel } from '../../main/engine/registry/import-model.ts';
import { addReference } from '../../main/engine/store/references.ts';
import type { ModelCard } from '../../preload/contract/model.ts';
import type { InspectionId } from '../../preload/contract/units.ts';
import { beginColourLine, colourPicture } from '../support/colour-line.ts';
import { savedModel } from '../support/saved-models.ts';
import { startTestStation, type TestStation } from '../support/start-station.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { brightSpotModel, colourModel } from '../support/test-models.ts';
import { until } from '../support/until.ts';

const ME = { name: 'Eva', personId: null };
/** Where the colour model puts its box for red on a picture of 128 pixels. */
const RED_BOX = { space: 'pixel', x: 16, y: 16, width: 32, height: 32 } as const;

function agree(station: TestStation, inspectionId: InspectionId, isBad: boolean): void {
  const boxes = isBad ? [{ className: 'red', box: RED_BOX, origin: 'person' as const }] : [];
  const classNames = boxes.map(({ className }) => className);
  const who = { origin: 'adjudicated', comment: '', madeBy: 'Eva', madeAt: 1, personId: null } as const;
  addReference(station.store.write, { inspectionId, isBad, classNames, boxes, ...who });
}

async function challenger(station: TestStation, bytes: Uint8Array, card: Partial<ModelCard> = {}): Promise<string> {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const { sha256, profile, path: file } = await savedModel(folder, 'model.onnx', bytes);
  writeFileSync(path.join(folder, 'red.png'), await colourPicture('sample', 0.9));
  const whole = { family: 'other', version: '1', sha256, profile, warnings: [], ...card };
  const imported = await importModel(file, whole, { store: station.store, importedBy: ME, now: () => 1 });
  if (!imported.ok) throw new Error(JSON.stringify(imported.fault));
  return sha256;
}

async function goldenStation() {
  const station = await startTestStation();
  const { lane, drop } = await beginColourLine(station);
  for (const [name, red] of [
    ['a.png', 0.9],
    ['b.png', 0.95],
    ['c.png', 0.05],
  ] as const) {
    const id = await drop(name, red);
    agree(station, id, red > 0.5);
    await station.ask('golden.add', { inspectionId: id });
  }
  return { station, recipeId: lane.recipeId };
}

async function runGate(
  station: TestStation,
  recipeId: Awaited<ReturnType<typeof goldenStation>>['recipeId'],
  sha256: string,
) {
  await station.ask('gate.run', { recipeId, sha256 });
  await until(
    () => station.ask('gate.state', {}),
    (state) => state.kind !== 'running',
  );
  return station.ask('gate.report', { recipeId, sha256 });
}

test('a model is measured on the golden set beside the champion, and what it failed stands against its promotion', async () => {
  const { station, recipeId } = await goldenStation();
  await station.ask('gate.set-rules', {
    recipeId,
    rules: [
      { kind: 'class-recall', className: 'red', limit: 0, isMust: true },
      { kind: 'max-latency-ratio', limit: 100, isMust: false },
    ],
  });
  const blind = await challenger(station, brightSpotModel());
  const report = await runGate(station, recipeId, blind);

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
}, 60_000);

test('what a card says the model answers is compared with what it answers here', async () => {
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

  const report = await runGate(station, recipeId, same);
  expect(report).toMatchObject({ parity: { pictures: 2, expected: 2, matched: 1, extra: 1 } });
  expect(report?.challenger.map50).toBe(1);
}, 60_000);

test('a set that changed makes the run old, and an empty one cannot be run', async () => {
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
}, 60_000);

function promotion(recipeId: Parameters<typeof runGate>[1], sha256: string) {
  return { recipeId, basedOn: 1, sha256, reason: 'try', despite: [], limits: 'keep' as const };
}
