import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bestFrom } from '../../../main/domain/verdict/score-floors.ts';
import {
  startVisionPool,
  type VisionPool,
  type VisionPoolOptions,
} from '../../../main/engine/vision/pool/vision-pool.ts';
import type { ModelToLoad } from '../../../main/engine/vision/pool/worker-messages.ts';
import { detectorFailed } from '../../../preload/contract/faults/detector-failure.ts';
import { savedModel, savedPicture, unexaminedModel } from '../../support/models/saved-models.ts';
import { abortingModel, brightSpotModel, colourModel, slowModel } from '../../support/models/test-models.ts';

let folder: string;
let model: ModelToLoad;
let blue: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'lupa-pool-'));
  model = await savedModel(folder, 'colour.onnx', colourModel());
  blue = await savedPicture(folder, 'blue.png', { r: 0, g: 0, b: 200 });
});
afterAll(() => rm(folder, { recursive: true }));

function startPool(options: Partial<VisionPoolOptions> = {}): VisionPool {
  const pool = startVisionPool({ workers: 2, maxPixels: 1_000_000, ...options });
  onTestFinished(() => pool.close());
  return pool;
}

function lookAt(picture: string, { sha256 }: Pick<ModelToLoad, 'sha256'> = model) {
  return {
    path: picture,
    modelSha256: sha256,
    floors: bestFrom(0.25),
    iou: 0.45,
    usedBits: null,
    priority: 'line',
  } as const;
}

/** The processes that inspect images for a process: its children, as Linux lists them. */
function workersOf(parent: number): readonly number[] {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').map(Number);
  return children.filter((pid) => pid > 0 && commandLineOf(pid).includes('inspector-child'));
}

/** Empty for a process that has just ended, such as one left by the previous test. */
function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** The nice value of each thread of a process: on Linux, the nineteenth field of a thread's `stat`. */
function nicenessOfThreads(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
  });
}

describe('a pool of vision workers', () => {
  // Elsewhere, priorities belong to whole processes.
  test.runIf(process.platform === 'linux')('steps back for the thread that tells the line', async () => {
    const own = os.getPriority();
    const before = new Set(workersOf(process.pid));
    const pool = startPool({ workers: 2 });
    await pool.load(model);
    const workers = workersOf(process.pid).filter((pid) => !before.has(pid));
    expect(workers).toHaveLength(2);
    for (const pid of workers) expect(Math.max(...nicenessOfThreads(pid))).toBeGreaterThan(own);
    expect(nicenessOfThreads(process.pid).filter((nice) => nice > own)).toEqual([]);
  });

  test.runIf(process.platform === 'linux')('is missed less than the station where memory runs out', async () => {
    const before = new Set(workersOf(process.pid));
    const pool = startPool({ workers: 1 });
    await pool.load(model);
    const own = workersOf(process.pid).filter((pid) => !before.has(pid));
    expect(own).toHaveLength(1);
    const scores = own.map((pid) => Number(readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8')));
    expect(scores.every((score) => score > Number(readFileSync('/proc/self/oom_score_adj', 'utf8')))).toBe(true);
  });

  test('finds what the model sees, in pixels of the picture, with every stage timed', async () => {
    const pool = startPool();
    await pool.load(model);
    const look = await pool.inspect(lookAt(await savedPicture(folder, 'red.png', { r: 230, g: 0, b: 0 })));
    expect(look).toEqual({
      ok: true,
      value: {
        width: 128,
        height: 128,
        detections: [
          {
            classIndex: 0,
            className: 'red',
            score: expect.closeTo(230 / 255, 3),
            box: { space: 'pixel', x: 16, y: 16, width: 32, height: 32 },
          },
        ],
        isCut: false,
        optics: { brightness: expect.closeTo(69, 0), contrast: 0, sharpness: 0 },
        signs: { clipped: 0, blankRows: 0, layout: Array.from({ length: 256 }, () => 69) },
        neededSide: 64,
        pixelHash: expect.any(String),
        elapsedMs: {
          decode: expect.any(Number),
          prepare: expect.any(Number),
          detect: expect.any(Number),
          read: expect.any(Number),
        },
      },
    });
  });

  test('puts the box in the right place, in an image that is wider than high', async () => {
    const pool = startPool();
    const spots = await savedModel(folder, 'spots.onnx', brightSpotModel());
    await pool.load(spots);
    const green = { create: { width: 40, height: 40, channels: 3, background: { r: 0, g: 250, b: 0 } } } as const;
    const file = path.join(folder, 'spot.png');
    await sharp({ create: { width: 320, height: 160, channels: 3, background: 'black' } })
      .composite([{ input: green, left: 200, top: 80 }])
      .png()
      .toFile(file);
    const look = await pool.inspect({ ...lookAt(file, spots), floors: bestFrom(0.6) });
    const box = { space: 'pixel', x: 200, y: 80, width: 40, height: 40 };
    expect(look).toMatchObject({ ok: true, value: { detections: [{ className: 'green', box }] } });
  });

  test('answers every one of many images, and a bad one among them with its fault', async () => {
    const pool = startPool();
    await pool.load(model);
    const pictures = [blue, path.join(folder, 'missing.png'), blue, blue];
    const looks = await Promise.all(pictures.map((picture) => pool.inspect(lookAt(picture))));
    const outcomes = looks.map((look) => (look.ok ? look.value.detections[0]?.className : look.fault.code));
    expect(outcomes).toEqual(['blue', 'file-vanished', 'blue', 'blue']);
  });

  test('measures a picture without any model', async () => {
    const look = await startPool().inspect({ ...lookAt(blue), modelSha256: null });
    expect(look).toMatchObject({
      ok: true,
      value: { width: 128, detections: [], elapsedMs: { decode: expect.any(Number) } },
    });
  });

  test('refuses a model whose file is not the one that was imported', async () => {
    const pool = startPool();
    const other = { ...model, sha256: '0'.repeat(64) };
    expect(await pool.load(other)).toEqual({
      ok: false,
      fault: { code: 'model-mismatch', expectedSha256: other.sha256, foundSha256: model.sha256 },
    });
    expect(await pool.inspect(lookAt(blue, other))).toEqual({ ok: false, fault: { code: 'model-missing' } });
  });

  test('answers with a fault at once when too many looks wait', async () => {
    const pool = startPool({ workers: 1, maxQueued: 2 });
    await pool.load(model);
    const looks = await Promise.all(Array.from({ length: 6 }, () => pool.inspect(lookAt(blue))));
    const refused = looks.filter((look) => !look.ok);
    expect(refused).toHaveLength(3);
    expect(refused[0]).toEqual({
      ok: false,
      fault: detectorFailed({ why: 'crowded', figures: { waiting: 2 } }),
    });
  });

  test('lets the line go before the background', async () => {
    const pool = startPool({ workers: 1 });
    await pool.load(model);
    const order: string[] = [];
    const look = (name: string, priority: 'line' | 'background') =>
      pool.inspect({ ...lookAt(blue), priority }).then(() => order.push(name));
    await Promise.all([look('first', 'background'), look('replay', 'background'), look('part', 'line')]);
    expect(order).toEqual(['first', 'part', 'replay']);
  });

  test('answers all it has taken before it closes, and nothing after', async () => {
    const pool = startPool();
    await pool.load(model);
    const taken = Array.from({ length: 8 }, () => pool.inspect(lookAt(blue)));
    await pool.close();
    expect((await Promise.all(taken)).every((look) => look.ok)).toBe(true);
    expect(await pool.inspect(lookAt(blue))).toMatchObject({ ok: false, fault: { code: 'detector-failed' } });
  });

  test('fails the look of a run that hangs, says so, ends it, and goes on with a new worker', async () => {
    const hanging = await unexaminedModel(folder, 'hanging.onnx', slowModel(1_000_000_000));
    const pool = startPool({ workers: 1, lookTimeLimitMs: 6000 });
    await pool.load(model);
    await pool.load(hanging);
    const [before] = workersOf(process.pid);
    expect(await pool.inspect(lookAt(blue, hanging))).toEqual({
      ok: false,
      fault: detectorFailed({ why: 'late' }),
    });
    expect(pool.stats()).toMatchObject({ replaced: 1 });
    expect(await pool.inspect(lookAt(blue))).toMatchObject({ ok: true });
    expect(workersOf(process.pid)).not.toContain(before);
  });

  test.skipIf(process.arch !== 'x64')(
    'survives a model whose run ends the process, and answers the other looks',
    async () => {
      const deadly = await unexaminedModel(folder, 'deadly.onnx', abortingModel());
      const pool = startPool({ workers: 2 });
      await pool.load(model);
      await pool.load(deadly);
      const looks = await Promise.all(
        [model, deadly, model, deadly, model].map((which) => pool.inspect(lookAt(blue, which))),
      );
      expect(looks.map((look) => (look.ok ? 'answered' : look.fault))).toEqual([
        'answered',
        detectorFailed({ why: 'died', figures: { how: 'SIGFPE' } }),
        'answered',
        detectorFailed({ why: 'died', figures: { how: 'SIGFPE' } }),
        'answered',
      ]);
      await expect.poll(() => pool.stats()).toMatchObject({ workers: 2, replaced: 2 });
    },
  );

  test.runIf(process.platform === 'linux')('a worker killed from outside costs only its current look', async () => {
    const pool = startPool({ workers: 1 });
    await pool.load(model);
    await pool.inspect(lookAt(blue));
    for (const pid of workersOf(process.pid)) process.kill(pid, 'SIGKILL');
    // Whether the job meets a dying worker or its successor, it is answered.
    const first = await pool.inspect(lookAt(blue));
    expect(first.ok || first.fault.code === 'detector-failed').toBe(true);
    expect(await pool.inspect(lookAt(blue))).toMatchObject({ ok: true });
  });
});
