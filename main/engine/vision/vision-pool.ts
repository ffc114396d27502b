import { setTimeout as delay } from 'node:timers/promises';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/result.ts';
import { clientOf, type TaskOutcome } from './inspector-client.ts';
import { startThread } from './inspector-host.ts';
import { type Errand, openSlot, type PoolSlot } from './pool-slot.ts';
import type { Look, LookRequest, ModelToLoad } from './worker-messages.ts';

export type VisionPoolOptions = Readonly<{
  /** Threads that decode and detect, each with a session of its own for every loaded model. */
  workers: number;
  maxPixels: number;
  /** Looks that may wait; one more is answered with a fault at once. */
  maxQueued?: number;
  /** A run that takes longer counts as hanging. */
  lookTimeLimitMs?: number;
  loadTimeLimitMs?: number;
}>;

/** `background` looks (replays, golden sets) run only while nothing of the line waits, and leave it an idle worker where there are two. */
export type VisionJob = LookRequest & Readonly<{ priority: 'line' | 'background' }>;

export type VisionStats = Readonly<{
  workers: number;
  busy: number;
  queued: number;
  answered: number;
  failed: number;
  /** Workers that died or hung and were replaced. */
  replaced: number;
  /** A native run hangs and its thread cannot be ended: only a restart of this process gets rid of it. */
  isStuck: boolean;
}>;

export type VisionPool = Readonly<{
  /** Loads a model into every worker, one worker after the other, so that the line keeps running. */
  load(model: ModelToLoad): Promise<Result<null>>;
  unload(sha256: string): Promise<void>;
  inspect(job: VisionJob): Promise<Result<Look>>;
  stats(): VisionStats;
  /** Takes no more looks, answers those it has, then ends the workers. */
  close(): Promise<void>;
}>;

const REPLACEMENT_PAUSE_MS = 1000;

/** Starts the threads that look at pictures. A worker that dies or hangs fails its job only, and is replaced. */
export function startVisionPool(options: VisionPoolOptions): VisionPool {
  const { workers, maxPixels, maxQueued = 256, lookTimeLimitMs = 60_000, loadTimeLimitMs = 120_000 } = options;
  const models = new Map<string, ModelToLoad>();
  const queues: Record<VisionJob['priority'], (Errand & { modelSha256: string | null })[]> = {
    line: [],
    background: [],
  };
  const slots: PoolSlot[] = [];
  const counts = { answered: 0, failed: 0, replaced: 0 };
  let isStuck = false;
  let isClosed = false;
  let loading: Promise<unknown> = Promise.resolve();

  for (let i = 0; i < workers; i += 1) addSlot();

  function addSlot(): PoolSlot {
    const slot = openSlot(clientOf(startThread({ maxPixels })), takeErrand, retire);
    slots.push(slot);
    return slot;
  }

  function takeErrand(slot: PoolSlot): Errand | null {
    const isRunnable = ({ modelSha256 }: { modelSha256: string | null }) =>
      modelSha256 === null || slot.has(modelSha256);
    const queue = queues.line.some(isRunnable) ? queues.line : mayTakeBackground(slot) ? queues.background : [];
    const index = queue.findIndex(isRunnable);
    return queue.splice(index, index < 0 ? 0 : 1)[0] ?? null;
  }

  function mayTakeBackground(slot: PoolSlot): boolean {
    return slots.length === 1 || slots.some((other) => other !== slot && !other.isBusy());
  }

  function retire(slot: PoolSlot, outcome: TaskOutcome): void {
    slots.splice(slots.indexOf(slot), 1);
    counts.replaced += 1;
    if (outcome.kind === 'timed-out') isStuck = true;
    void replace();
  }

  async function replace(): Promise<void> {
    // A pause, so that workers that cannot start do not take the machine down with attempts.
    await delay(REPLACEMENT_PAUSE_MS, undefined, { ref: false });
    if (isClosed) return;
    const slot = addSlot();
    for (const model of models.values()) await loadInto(slot, model);
  }

  function loadInto(slot: PoolSlot, model: ModelToLoad): Promise<Result<null>> {
    const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
    slot.doFirst({ task: { kind: 'load', model }, timeLimitMs: loadTimeLimitMs, settle: resolve });
    return promise.then((outcome) =>
      outcome.kind === 'answered' ? dropValue(outcome.result) : failed(faultOf(outcome)),
    );
  }

  async function loadEverywhere(model: ModelToLoad): Promise<Result<null>> {
    if (isClosed) return failed({ code: 'detector-failed', reason: 'the detector is closed' });
    models.set(model.sha256, model);
    for (const slot of [...slots]) {
      const result = await loadInto(slot, model);
      if (!result.ok) {
        await unload(model.sha256);
        return result;
      }
    }
    return ok(null);
  }

  async function unload(sha256: string): Promise<void> {
    models.delete(sha256);
    const unloads = slots.map((slot) => {
      const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
      slot.doFirst({ task: { kind: 'unload', sha256 }, timeLimitMs: loadTimeLimitMs, settle: resolve });
      return promise;
    });
    await Promise.all(unloads);
  }

  async function inspect({ priority, ...request }: VisionJob): Promise<Result<Look>> {
    const refusal = refusalFor(request);
    if (refusal !== null) return failed(refusal);
    const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
    const task = { kind: 'inspect', request } as const;
    queues[priority].push({ task, timeLimitMs: lookTimeLimitMs, settle: resolve, modelSha256: request.modelSha256 });
    for (const slot of slots) slot.wake();
    const outcome = await promise;
    const result = outcome.kind === 'answered' ? asLook(outcome.result) : failed(faultOf(outcome));
    counts[result.ok ? 'answered' : 'failed'] += 1;
    return result;
  }

  function refusalFor({ modelSha256 }: LookRequest): Fault | null {
    if (isClosed) return { code: 'detector-failed', reason: 'the detector is closed' };
    if (modelSha256 !== null && !models.has(modelSha256)) return { code: 'model-missing' };
    const isFull = queues.line.length + queues.background.length >= maxQueued;
    return isFull ? { code: 'detector-failed', reason: `${maxQueued} looks are waiting already` } : null;
  }

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    while (
      slots.length > 0 &&
      (queues.line.length > 0 || queues.background.length > 0 || slots.some((s) => s.isBusy()))
    ) {
      await delay(5);
    }
    await Promise.all(slots.map((slot) => slot.client.perform({ kind: 'close' }, lookTimeLimitMs)));
    await Promise.all(slots.map((slot) => slot.client.ended));
  }

  return {
    load: (model) => {
      const result = loading.then(() => loadEverywhere(model));
      loading = result;
      return result;
    },
    unload,
    inspect,
    stats: () => ({
      workers: slots.length,
      busy: slots.filter((slot) => slot.isBusy()).length,
      queued: queues.line.length + queues.background.length,
      ...counts,
      isStuck,
    }),
    close,
  };
}

function dropValue(result: Result<unknown>): Result<null> {
  return result.ok ? ok(null) : result;
}

function asLook(result: Result<Look | null>): Result<Look> {
  if (!result.ok) return result;
  return result.value === null
    ? failed({ code: 'detector-failed', reason: 'the worker gave no look' })
    : ok(result.value);
}

function faultOf(outcome: Exclude<TaskOutcome, { kind: 'answered' }>): Fault {
  return outcome.kind === 'ended'
    ? { code: 'detector-failed', reason: `the worker died: ${outcome.reason}` }
    : { code: 'detector-failed', reason: 'the model did not answer in time' };
}
