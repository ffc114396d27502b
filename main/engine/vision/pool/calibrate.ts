import { mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { bestFrom } from '../../../domain/verdict/score-floors.ts';
import { removeOrLeave } from '../../../patient-files.ts';
import { noisePicture } from '../model-file/noise-picture.ts';
import { DEFAULT_MAX_PIXELS } from '../picture/max-pixels.ts';
import { startVisionPool, type VisionPool } from './vision-pool.ts';
import type { ModelToLoad } from './worker-messages.ts';

const BUDGET_MS = 2400;
const CLOSING_MS = 200;
/** Fewer workers are preferred to more that are hardly faster: each holds its own copy of every model. */
const WORTH_MORE = 1.05;

/**
 * How many workers judge the most parts per second with a model on this computer: as many as there are cores, or fewer if
 * the measurement says so, as with two threads per core. Takes three seconds at most; a model too slow for that is not measured.
 */
export async function measureWorkers(model: ModelToLoad, cores = os.availableParallelism()): Promise<number> {
  const candidates = [...new Set([Math.ceil(cores / 2), cores - 1, cores])];
  if (cores <= 2) return cores;
  const deadline = performance.now() + BUDGET_MS;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lupa-calibrate-'));
  const pool = startVisionPool({ workers: cores, maxPixels: DEFAULT_MAX_PIXELS });
  try {
    const picture = await writePicture(folder, model);
    const loaded = await Promise.race([pool.load(model), delay(BUDGET_MS / 2, null)]);
    if (loaded === null || !loaded.ok) return cores;
    const rates: Rate[] = [];
    for (const [i, workers] of candidates.entries()) {
      const share = (deadline - performance.now()) / (candidates.length - i);
      const looks = await countLooks(pool, model, picture, workers, share);
      // Too few to compare: a slow model gains most from every core.
      if (looks.count < workers * 2) return cores;
      rates.push({ workers, perSecond: (looks.count * 1000) / looks.tookMs });
    }
    return fewestOfTheFastest(rates);
  } finally {
    // A model that is still loading after all this time must not hold the station up.
    await Promise.race([pool.close(), delay(CLOSING_MS)]);
    // It is among the temporary files, which the system clears; a station starts without that.
    await removeOrLeave(folder);
  }
}

type Rate = Readonly<{ workers: number; perSecond: number }>;

/** The smallest number of workers that is nearly as fast as the fastest. */
export function fewestOfTheFastest(rates: readonly Rate[]): number {
  const fastest = Math.max(...rates.map(({ perSecond }) => perSecond));
  const enough = rates.filter(({ perSecond }) => perSecond * WORTH_MORE >= fastest);
  return Math.min(...enough.map(({ workers }) => workers));
}

async function countLooks(pool: VisionPool, { sha256 }: ModelToLoad, picture: string, atOnce: number, forMs: number) {
  const startedAt = performance.now();
  const job = {
    path: picture,
    modelSha256: sha256,
    floors: bestFrom(0.25),
    iou: 0.45,
    usedBits: null,
    priority: 'line',
  } as const;
  let count = 0;
  const keepLooking = async () => {
    while (performance.now() - startedAt < forMs) {
      await pool.inspect(job);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, keepLooking));
  return { count, tookMs: performance.now() - startedAt };
}

async function writePicture(folder: string, { profile: { input } }: ModelToLoad): Promise<string> {
  const file = path.join(folder, 'picture.png');
  await writeFile(file, noisePicture(input.width, input.height));
  return file;
}
