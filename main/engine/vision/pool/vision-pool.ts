import { detectorFailed } from '../../../../preload/contract/faults/detector-failure.ts';
import { type Fault, failed, type Result } from '../../../../preload/contract/faults/result.ts';
import { startInspector, type TaskOutcome } from './inspector-client.ts';
import { createLookQueue, type LookPriority } from './look-queue.ts';
import { createPendingLooks } from './pending-looks.ts';
import { type ShadowJob, startShadowRunner } from './shadow-runner.ts';
import { asLook } from './task-result.ts';
import type { Look, LookRequest, ModelToLoad } from './worker-messages.ts';
import { createWorkerModels } from './worker-models.ts';
import { startWorkerSlots } from './worker-slots.ts';

type Limits = Readonly<{
  /** How many looks may wait; one more is answered with a fault at once. */
  maxQueued: number;
  /** A look that takes longer counts as hanging. */
  lookTimeLimitMs: number;
  loadTimeLimitMs: number;
  /** How many challengers' looks may wait; the oldest is skipped for a newer one. */
  maxShadowsQueued: number;
  shadowMemoryLimitBytes: number;
}>;

export type VisionPoolOptions = Partial<Limits> &
  Readonly<{
    /** Processes that decode and detect, each with its own session for every loaded model. */
    workers: number;
    maxPixels: number;
  }>;

export type VisionJob = LookRequest & Readonly<{ priority: LookPriority }>;

/** Where a model runs: on the line, in every worker; or as a challenger, in the separate process. */
export type ModelRole = 'line' | 'shadow';

export type VisionStats = Readonly<{
  workers: number;
  busy: number;
  queued: number;
  shadowsQueued: number;
  answered: number;
  failed: number;
  /** Workers that died or hung and were replaced. */
  replaced: number;
}>;

export type VisionPool = Readonly<{
  /** Loads a model; on the line into one worker after another, so that looks go on meanwhile. */
  load(model: ModelToLoad, role?: ModelRole): Promise<Result<null>>;
  /** Forgets a model; looks still waiting for it are answered with `model-missing`. */
  unload(sha256: string, role?: ModelRole): Promise<void>;
  inspect(job: VisionJob): Promise<Result<Look>>;
  /** Resolves when no requested look waits for this model or runs on it. */
  whenUnused(sha256: string): Promise<void>;
  /** Lets a challenger look at an image that the champion has answered; the result is reported once. Never waited for. */
  shadow(job: ShadowJob): void;
  stats(): VisionStats;
  /** Accepts no more looks, answers those it has, then ends the workers. */
  close(): Promise<void>;
}>;

const USUAL: Limits = {
  maxQueued: 256,
  lookTimeLimitMs: 60_000,
  loadTimeLimitMs: 120_000,
  maxShadowsQueued: 64,
  shadowMemoryLimitBytes: 3 * 1024 ** 3,
};

/** Starts the processes that look at images. A worker that dies or hangs fails only its own look, and is replaced. */
export function startVisionPool(options: VisionPoolOptions): VisionPool {
  const { maxPixels, workers, ...limits } = { ...USUAL, ...options };
  const queue = createLookQueue();
  const pending = createPendingLooks();
  const counts = { answered: 0, failed: 0 };
  const isClosed = () => hasBeenClosed;
  let hasBeenClosed = false;

  const start = () => startInspector({ maxPixels, memoryLimitBytes: null, isLowPriority: false });
  const slots = startWorkerSlots({ workers, start, queue, isClosed, equip: (slot) => models.equip(slot) });
  const models = createWorkerModels({ ...limits, slots: slots.all, queue, isClosed });
  const shadows = startShadowRunner({
    ...limits,
    maxPixels,
    maxQueued: limits.maxShadowsQueued,
    memoryLimitBytes: limits.shadowMemoryLimitBytes,
    lineRests: pending.whenNone,
  });

  async function look({ priority, ...request }: VisionJob): Promise<Result<Look>> {
    const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
    const task = { kind: 'inspect', request } as const;
    const { modelSha256 } = request;
    queue.push(priority, { task, timeLimitMs: limits.lookTimeLimitMs, settle: resolve, modelSha256 });
    slots.wake();
    const result = asLook(await promise);
    counts[result.ok ? 'answered' : 'failed'] += 1;
    return result;
  }

  function refusalFor({ modelSha256 }: LookRequest): Fault | null {
    if (hasBeenClosed) return detectorFailed({ why: 'closed' });
    if (modelSha256 !== null && !models.has(modelSha256)) return { code: 'model-missing' };
    if (queue.size() < limits.maxQueued) return null;
    return detectorFailed({ why: 'crowded', figures: { waiting: limits.maxQueued } });
  }

  return {
    load: (model, role = 'line') => (role === 'shadow' ? shadows : models).load(model),
    unload: (sha256, role = 'line') => (role === 'shadow' ? shadows : models).unload(sha256),
    async inspect(job) {
      const refusal = refusalFor(job);
      return refusal === null ? pending.track(job.modelSha256, look(job)) : failed(refusal);
    },
    shadow: shadows.offer,
    whenUnused: pending.whenUnused,
    stats: () => ({
      ...{ workers: slots.all().length, busy: slots.busy(), replaced: slots.replaced() },
      ...{ queued: queue.size(), shadowsQueued: shadows.queued(), ...counts },
    }),
    async close() {
      hasBeenClosed = true;
      await Promise.all([pending.whenNone(), models.settled(), shadows.close()]);
      await slots.end(limits.lookTimeLimitMs);
    },
  };
}
