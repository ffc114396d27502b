import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fewestOfTheFastest, measureWorkers } from '../../../main/engine/vision/pool/calibrate.ts';
import { savedModel } from '../../support/models/saved-models.ts';
import { colourModel } from '../../support/models/test-models.ts';

test('fewer workers win where more are hardly faster', () => {
  const half = { workers: 4, perSecond: 98 };
  expect(fewestOfTheFastest([half, { workers: 8, perSecond: 100 }])).toBe(4);
  expect(fewestOfTheFastest([half, { workers: 8, perSecond: 140 }])).toBe(8);
});

test('the number measured is one that the machine has cores for', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lupa-calibrate-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const model = await savedModel(folder, 'colour.onnx', colourModel());
  expect([2, 3]).toContain(await measureWorkers(model, 3));
  expect(await measureWorkers(model, 1)).toBe(1);
});
