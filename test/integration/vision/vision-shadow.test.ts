import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bestFrom } from '../../../main/domain/verdict/score-floors.ts';
import type { ShadowOutcome } from '../../../main/engine/vision/pool/shadow-runner.ts';
import {
  startVisionPool,
  type VisionPool,
  type VisionPoolOptions,
} from '../../../main/engine/vision/pool/vision-pool.ts';
import type { ModelToLoad } from '../../../main/engine/vision/pool/worker-messages.ts';
import { savedModel, savedPicture, unexaminedModel } from '../../support/models/saved-models.ts';
import { colourModel, hungryModel, slowModel } from '../../support/models/test-models.ts';

let folder: string;
let champion: ModelToLoad;
let challenger: ModelToLoad;
let picture: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lupa-shadow-'));
  champion = await savedModel(folder, 'champion.onnx', colourModel());
  challenger = await savedModel(folder, 'challenger.onnx', colourModel({ classes: ['rot', 'gruen', 'blau'] }));
  picture = await savedPicture(folder, 'red.png', { r: 200, g: 0, b: 0 });
});
afterAll(() => rm(folder, { recursive: true }));

async function startPool(options: Partial<VisionPoolOptions> = {}): Promise<VisionPool> {
  const pool = startVisionPool({ workers: 1, maxPixels: 1_000_000, ...options });
  onTestFinished(() => pool.close());
  await pool.load(champion);
  return pool;
}

/** Inspects with the champion and resolves with what then happened to the challenger. */
async function shadowOutcome(pool: VisionPool, { sha256 }: ModelToLoad): Promise<ShadowOutcome> {
  const { promise, resolve } = Promise.withResolvers<ShadowOutcome>();
  const request = {
    path: picture,
    modelSha256: champion.sha256,
    floors: bestFrom(0.25),
    iou: 0.45,
    usedBits: null,
    priority: 'line',
  } as const;
  const look = await pool.inspect(request);
  const { priority: _, ...shown } = request;
  pool.shadow({ ...shown, modelSha256: sha256, report: resolve });
  expect(look).toMatchObject({ ok: true, value: { detections: [{ className: 'red' }] } });
  return promise;
}

describe('a challenger in shadow', () => {
  test('looks at the same picture after the champion has answered', async () => {
    const pool = await startPool();
    expect(await pool.load(challenger, 'shadow')).toEqual({ ok: true, value: null });
    expect(await shadowOutcome(pool, challenger)).toMatchObject({
      modelSha256: challenger.sha256,
      kind: 'looked',
      result: { ok: true, value: { detections: [{ className: 'rot' }] } },
    });
  });

  test('is not a champion: the line cannot be inspected with it', async () => {
    const pool = await startPool();
    await pool.load(challenger, 'shadow');
    const look = pool.inspect({
      path: picture,
      modelSha256: challenger.sha256,
      floors: bestFrom(0),
      iou: 1,
      usedBits: null,
      priority: 'line',
    });
    expect(await look).toEqual({ ok: false, fault: { code: 'model-missing' } });
  });

  test('skips the oldest parts when it cannot keep up, and reports every one', async () => {
    const slow = await unexaminedModel(folder, 'slow.onnx', slowModel(100_000));
    const pool = await startPool({ maxShadowsQueued: 2 });
    await pool.load(slow, 'shadow');
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => shadowOutcome(pool, slow)));
    const skipped = outcomes.filter((outcome) => outcome.kind === 'skipped');
    expect(skipped.length).toBeGreaterThan(0);
    expect(skipped[0]).toEqual({ modelSha256: slow.sha256, kind: 'skipped', reason: 'no-time' });
    expect(outcomes.filter((outcome) => outcome.kind === 'looked').length).toBeGreaterThanOrEqual(2);
  });

  test('begins no look while the line has something to look at', async () => {
    const slow = await unexaminedModel(folder, 'slow-champion.onnx', slowModel(300_000));
    const pool = await startPool();
    await pool.load(slow);
    await pool.load(challenger, 'shadow');
    const order: string[] = [];
    const { promise: answered, resolve } = Promise.withResolvers<void>();
    const request = { path: picture, floors: bestFrom(0.25), iou: 0.45, usedBits: null };
    const looked = pool
      .inspect({ ...request, modelSha256: slow.sha256, priority: 'line' })
      .then(() => order.push('champion'));
    pool.shadow({
      ...request,
      modelSha256: challenger.sha256,
      report: ({ kind }) => {
        order.push(kind);
        resolve();
      },
    });
    await Promise.all([looked, answered]);
    expect(order).toEqual(['champion', 'looked']);
  });

  test('that hangs is ended each time and suspended at last, while the champion goes on', async () => {
    const hanging = await unexaminedModel(folder, 'hanging.onnx', slowModel(1_000_000_000));
    // The champion has the same time.
    const pool = await startPool({ lookTimeLimitMs: 4000 });
    await pool.load(hanging, 'shadow');
    const outcomes: ShadowOutcome[] = [];
    for (let i = 0; i < 4; i += 1) outcomes.push(await shadowOutcome(pool, hanging));
    expect(outcomes.map((outcome) => (outcome.kind === 'looked' ? outcome.result.ok : outcome.reason))).toEqual([
      false,
      false,
      false,
      'suspended',
    ]);
    expect(pool.stats()).toMatchObject({ replaced: 0 });
  });

  test('that eats memory ends its own process only', async () => {
    const hungry = await unexaminedModel(folder, 'hungry.onnx', hungryModel(6000));
    const pool = await startPool({ shadowMemoryLimitBytes: 1_000_000_000 });
    await pool.load(hungry, 'shadow');
    expect(await shadowOutcome(pool, hungry)).toMatchObject({
      kind: 'looked',
      result: { ok: false, fault: { code: 'model-troubled', why: 'ate-memory', figures: { complaint: '954 MB' } } },
    });
  });
});
