import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probeModel } from '../../../main/engine/vision/probe.ts';
import { startVisionPool, type VisionPool } from '../../../main/engine/vision/vision-pool.ts';
import type { ModelToLoad } from '../../../main/engine/vision/worker-messages.ts';
import { colourModel } from '../../support/test-models.ts';

let folder: string;
let model: ModelToLoad;
let pool: VisionPool;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lupa-pool-'));
  model = await savedModel('colour.onnx', colourModel());
  pool = startVisionPool({ workers: 2, maxPixels: 1_000_000 });
  expect(await pool.load(model)).toEqual({ ok: true, value: null });
});

afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

describe('a pool of vision workers', () => {
  test('finds what the model sees, in pixels of the picture, with every stage timed', async () => {
    const picture = await savedPicture('red.png', { r: 230, g: 0, b: 0 });
    const look = await pool.inspect(jobFor(picture));
    expect(look).toMatchObject({
      ok: true,
      value: {
        width: 128,
        height: 128,
        detections: [{ classIndex: 0, className: 'red', box: { space: 'pixel', x: 16, y: 16, width: 32, height: 32 } }],
        elapsedMs: {
          decode: expect.any(Number),
          prepare: expect.any(Number),
          detect: expect.any(Number),
          read: expect.any(Number),
        },
      },
    });
    expect(look.ok && look.value.detections[0]?.score).toBeCloseTo(230 / 255, 3);
  });

  test('answers every one of many pictures, and a bad one among them with its fault', async () => {
    const blue = await savedPicture('blue.png', { r: 0, g: 0, b: 200 });
    const missing = path.join(folder, 'missing.png');
    const looks = await Promise.all([blue, missing, blue, blue].map((picture) => pool.inspect(jobFor(picture))));
    expect(looks.map((look) => (look.ok ? look.value.detections[0]?.className : look.fault.code))).toEqual([
      'blue',
      'file-vanished',
      'blue',
      'blue',
    ]);
  });

  test('refuses a model whose file is not the one that was imported', async () => {
    const other = { ...model, sha256: '0'.repeat(64) };
    expect(await pool.load(other)).toMatchObject({
      ok: false,
      fault: { code: 'model-mismatch', foundSha256: model.sha256 },
    });
    expect(await pool.inspect({ ...jobFor('x.png'), modelSha256: other.sha256 })).toMatchObject({
      fault: { code: 'model-missing' },
    });
  });
});

function jobFor(picture: string) {
  return { path: picture, modelSha256: model.sha256, minScore: 0.25, iou: 0.45, priority: 'line' } as const;
}

async function savedModel(name: string, bytes: Uint8Array): Promise<ModelToLoad> {
  const file = path.join(folder, name);
  await writeFile(file, bytes);
  const probed = await probeModel(file);
  if (!probed.ok) throw new Error(JSON.stringify(probed.fault));
  expect(probed.value.profile.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  return { sha256: probed.value.profile.sha256, path: file, profile: probed.value.profile };
}

async function savedPicture(name: string, background: { r: number; g: number; b: number }): Promise<string> {
  const file = path.join(folder, name);
  await sharp({ create: { width: 128, height: 128, channels: 3, background } })
    .png()
    .toFile(file);
  return file;
}
