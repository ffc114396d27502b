import { rmSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { originalPath } from '../../../main/engine/data-folder.ts';
import type { GateBounds } from '../../../main/engine/gate/gate-control.ts';
import { goldenRows } from '../../../main/engine/store/models/golden-parts.ts';
import type { GateState } from '../../../preload/contract/models/gate.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { goldenStation, registerModelFile, runGate } from '../../support/lines/golden-line.ts';
import { savedModel, unexaminedModel } from '../../support/models/saved-models.ts';
import { abortingModel, colourModel, hungryModel, slowModel, throwingModel } from '../../support/models/test-models.ts';
import { inOneShift } from '../../support/station/one-shift.ts';
import { until } from '../../support/time/until.ts';

const PATIENCE = { timeout: 300_000 };
const FOREVER = 1_000_000_000;
const PATIENT = { pictureTimeLimitMs: 60_000, memoryLimitBytes: 2 ** 30 };

/** Runs a harmful model on three golden parts of a station that keeps working meanwhile. */
async function gateOf(bytes: Uint8Array, bounds: GateBounds = PATIENT): Promise<GateState> {
  const { station, line, recipeId } = await goldenStation({ bounds: { gate: bounds } });
  await inOneShift(station);
  const sha256 = await registerModelFile(station, await unexaminedModel(temporaryFolder(), 'model.onnx', bytes));
  const ended = await runGate(station, recipeId, sha256);
  await line.drop('after.png', 0.9);
  expect(station.status().shift).toMatchObject({ inspected: 4, fail: 3, pass: 1 });
  expect(await station.ask('gate.report', { recipeId, sha256 })).toBeNull();
  // The next run finds the desk free.
  const sound = await registerModelFile(
    station,
    await savedModel(temporaryFolder(), 'm.onnx', colourModel({ side: 96 })),
  );
  expect(await runGate(station, recipeId, sound)).toEqual({ kind: 'idle' });
  return ended;
}
const troubled = (trouble: string, detail: unknown) => ({
  kind: 'failed',
  fault: { code: 'model-troubled', why: trouble, figures: { complaint: detail } },
});

test('the gate ends a model that hangs, and says so', PATIENCE, async () => {
  // The sound model after it has the same time limit, in a process of the lowest priority on a machine busy with tests.
  expect(await gateOf(slowModel(FOREVER), { ...PATIENT, pictureTimeLimitMs: 15_000 })).toMatchObject(
    troubled('hung', '15 s'),
  );
});

test('the gate ends a model that eats memory, in the middle of its run', PATIENCE, async () => {
  expect(await gateOf(hungryModel(6000))).toMatchObject(troubled('ate-memory', '1024 MB'));
});

test('a model that throws is reported as failed', PATIENCE, async () => {
  expect(await gateOf(throwingModel())).toMatchObject(troubled('failed', expect.stringContaining('division by zero')));
});

test.skipIf(process.arch !== 'x64')('a model that aborts its process takes nothing else down', PATIENCE, async () => {
  expect(await gateOf(abortingModel())).toMatchObject(troubled('aborted', 'SIGFPE'));
});

test('a run that is cancelled leaves no report and no event, and another begins only after it', PATIENCE, async () => {
  const { station, recipeId } = await goldenStation();
  const slow = await unexaminedModel(temporaryFolder(), 'slow.onnx', slowModel(FOREVER));
  const sha256 = await registerModelFile(station, slow);
  await station.ask('gate.run', { recipeId, sha256 });
  expect(await station.call('gate.run', { recipeId, sha256 })).toMatchObject({ fault: { code: 'conflict' } });
  await station.ask('gate.cancel', {});
  expect(await station.ask('gate.state', {})).toEqual({ kind: 'idle' });
  expect(await station.ask('gate.report', { recipeId, sha256 })).toBeNull();
  expect(await station.ask('model.history', { sha256 })).toMatchObject([{ kind: 'imported' }]);
});

test('an unreadable golden image is left out and named; with too few left there is no report', PATIENCE, async () => {
  const { station, recipeId } = await goldenStation();
  const model = await savedModel(temporaryFolder(), 'm.onnx', colourModel({ side: 96 }));
  const sha256 = await registerModelFile(station, model);
  const [first, second] = goldenRows(station.store.read, recipeId).map((row) => ({
    name: row.name,
    file: originalPath(station.store.folder, row.imageSha256),
  }));
  rmSync(first?.file ?? '');
  expect(await runGate(station, recipeId, sha256)).toEqual({ kind: 'idle' });
  expect(await station.ask('gate.report', { recipeId, sha256 })).toMatchObject({
    parts: 2,
    badParts: 1,
    challenger: { escapes: { of: 1 }, overkill: { of: 1 } },
    warnings: [
      { code: 'pictures-unreadable', parts: 1, names: [first?.name] },
      { code: 'few-parts', parts: 2 },
    ],
  });

  writeFileSync(second?.file ?? '', 'no picture');
  const ended = await until(
    () => runGate(station, recipeId, sha256),
    () => true,
  );
  expect(ended).toMatchObject({
    kind: 'failed',
    fault: { code: 'golden-set-unreadable', readable: 1, of: 3, names: [first?.name, second?.name] },
  });
});
