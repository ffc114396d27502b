import { setTimeout as delay } from 'node:timers/promises';
import { detectorFailed } from '../../../../preload/contract/faults/detector-failure.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { clientOf, type InspectorClient, type TaskOutcome } from './inspector-client.ts';
import { startInspectorProcess } from './inspector-host.ts';
import { createLookQueue, type LookPriority } from './look-queue.ts';
import { type Errand, openSlot, type PoolSlot } from './pool-slot.ts';
import { type ShadowJob, startShadowRunner } from './shadow-runner.ts';
import { asDone, asLook } from './task-result.ts';
import type { InspectorTask, Look, LookRequest, ModelToLoad } from './worker-messages.ts';

type Limits = Readonly<{
  /** Looks that may wait; one more is answered with a fault at once. */
  maxQueued: number;
  /** A look that takes longer counts as hanging. */
  lookTimeLimitMs: number;
  loadTimeLimitMs: number;
  /** Challengers' looks that may wait; the oldest is skipped for a newer one. */
  maxShadowsQueued: number;
  shadowMemoryLimitBytes: number;
}>;

export type VisionPoolOptions = Partial<Limits> &
  Readonly<{
    /** Processes that decode and detect, each with a session of its own for every loaded model. */
    workers: number;
    maxPixels: number;
  }>;

export type VisionJob = LookRequest & Readonly<{ priority: LookPriority }>;

/** Where a model runs: on the line, in every worker; or as a challenger, in the process apart. */
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
  /** Loads a model; on the line into one worker after the other, so that looks go on meanwhile. */
  load(model: ModelToLoad, role?: ModelRole): Promise<Result<null>>;
  /** Forgets a model; looks that still wait for it are answered with `model-missing`. */
  unload(sha256: string, role?: ModelRole): Promise<void>;
  inspect(job: VisionJob): Promise<Result<Look>>;
  /** Resolves when no look that was asked for waits for this model or runs on it. */
  whenUnused(sha256: string): Promise<void>;
  /** Lets a challenger look at a picture that the champion has answered; how it ends is reported once. Never waited for. */
  shadow(job: ShadowJob): void;
  stats(): VisionStats;
  /** Takes no more looks, answers those it has, then ends the workers. */
  close(): Promise<void>;
}>;

const REPLACEMENT_PAUSE_MS = 1000;
const USUAL: Limits = {
  maxQueued: 256,
  lookTimeLimitMs: 60_000,
  loadTimeLimitMs: 120_000,
  maxShadowsQueued: 64,
  shadowMemoryLimitBytes: 3 * 1024 ** 3,
};

/** Starts the processes that look at pictures. A worker that dies or hangs fails its own look only, and is replaced. */
export function startVisionPool(options: VisionPoolOptions): VisionPool {
  const { maxPixels, workers, ...limits } = { ...USUAL, ...options };
  const models = new Map<string, ModelToLoad>();
  const queue = createLookQueue();
  const slots: PoolSlot[] = [];
  const shadows = startShadowRunner({
    ...limits,
    maxPixels,
    maxQueued: limits.maxShadowsQueued,
    memoryLimitBytes: limits.shadowMemoryLimitBytes,
    lineRests,
  });
  const pending = new Map<Promise<unknown>, string | null>();
  const counts = { answered: 0, failed: 0, replaced: 0 };
  let isClosed = false;
  let loading: Promise<unknown> = Promise.resolve();

  for (let i = 0; i < workers; i += 1) addSlot();

  function addSlot(): PoolSlot {
    const slot = openSlot(
      clientOf(startInspectorProcess({ maxPixels, memoryLimitBytes: null, isLowPriority: false })),
      takeLook,
      retire,
    );
    slots.push(slot);
    return slot;
  }

  /** A look of the background leaves the line an idle worker, where there are two. */
  function takeLook(slot: PoolSlot): Errand | null {
    const isLineSafe = () => slots.length === 1 || slots.some((other) => other !== slot && !other.isBusy());
    return queue.take(slot.has, isLineSafe);
  }

  function retire(slot: PoolSlot): void {
    slots.splice(slots.indexOf(slot), 1);
    counts.replaced += 1;
    // One that hangs is in the middle of a run that may never end.
    slot.client.kill();
    void replace(slot.hasAnswered() ? 0 : REPLACEMENT_PAUSE_MS);
  }

  /** After a pause where the one before never answered: workers that cannot start must not take the machine down with attempts. */
  async function replace(pauseMs: number): Promise<void> {
    await delay(pauseMs, undefined, { ref: false });
    if (isClosed) {
      if (slots.length === 0) queue.fail(detectorFailed({ why: 'closed' }));
      return;
    }
    const slot = addSlot();
    for (const model of models.values()) {
      const result = await loadInto(slot, model);
      const isHeld = slots.some((held) => held.has(model.sha256));
      if (!result.ok && !isHeld) queue.fail(result.fault, model.sha256);
    }
  }

  async function inSlot(slot: PoolSlot, task: InspectorTask): Promise<Result<null>> {
    const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
    slot.doFirst({ task, timeLimitMs: limits.loadTimeLimitMs, settle: resolve });
    return asDone(await promise);
  }

  function loadInto(slot: PoolSlot, model: ModelToLoad): Promise<Result<null>> {
    return inSlot(slot, { kind: 'load', model });
  }

  async function loadIntoAll(model: ModelToLoad): Promise<Result<null>> {
    if (isClosed) return failed(detectorFailed({ why: 'closed' }));
    models.set(model.sha256, model);
    for (const slot of [...slots]) {
      const result = await loadInto(slot, model);
      if (!result.ok) {
        await unloadFromAll(model.sha256);
        return result;
      }
    }
    return ok(null);
  }

  async function unloadFromAll(sha256: string): Promise<void> {
    models.delete(sha256);
    queue.fail({ code: 'model-missing' }, sha256);
    await Promise.all(slots.map((slot) => inSlot(slot, { kind: 'unload', sha256 })));
  }

  async function lineRests(): Promise<void> {
    while (pending.size > 0) await Promise.allSettled(pending.keys());
  }

  async function look({ priority, ...request }: VisionJob): Promise<Result<Look>> {
    const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
    const errand = {
      task: { kind: 'inspect', request },
      timeLimitMs: limits.lookTimeLimitMs,
      settle: resolve,
    } as const;
    queue.push(priority, { ...errand, modelSha256: request.modelSha256 });
    for (const slot of slots) slot.wake();
    const result = asLook(await promise);
    counts[result.ok ? 'answered' : 'failed'] += 1;
    return result;
  }

  /** Asked to end, so that it lets go of its models; ended where it does not. */
  async function endOf(client: InspectorClient): Promise<void> {
    await client.perform({ kind: 'close' }, limits.lookTimeLimitMs);
    client.kill();
    await client.ended;
  }

  function refusalFor({ modelSha256 }: LookRequest): Fault | null {
    if (isClosed) return detectorFailed({ why: 'closed' });
    if (modelSha256 !== null && !models.has(modelSha256)) return { code: 'model-missing' };
    if (queue.size() < limits.maxQueued) return null;
    return detectorFailed({ why: 'crowded', figures: { waiting: limits.maxQueued } });
  }

  return {
    load(model, role = 'line') {
      if (role === 'shadow') return shadows.load(model);
      const result = loading.then(() => loadIntoAll(model));
      loading = result;
      return result;
    },
    unload: (sha256, role = 'line') => (role === 'shadow' ? shadows.unload(sha256) : unloadFromAll(sha256)),
    async inspect(job) {
      const refusal = refusalFor(job);
      if (refusal !== null) return failed(refusal);
      const answer = look(job);
      pending.set(answer, job.modelSha256);
      return answer.finally(() => pending.delete(answer));
    },
    shadow: (job) => shadows.offer(job),
    async whenUnused(sha256) {
      const users = () => [...pending].filter(([, model]) => model === sha256).map(([answer]) => answer);
      for (let waiting = users(); waiting.length > 0; waiting = users()) await Promise.allSettled(waiting);
    },
    stats: () => ({
      workers: slots.length,
      busy: slots.filter((slot) => slot.isBusy()).length,
      queued: queue.size(),
      shadowsQueued: shadows.queued(),
      ...counts,
    }),
    async close() {
      isClosed = true;
      await Promise.all([...pending.keys(), loading, shadows.close()]);
      await Promise.all(slots.map(({ client }) => endOf(client)));
    },
  };
}
