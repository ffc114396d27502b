import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { clientOf, type InspectorClient, type TaskOutcome } from './inspector-client.ts';
import { startInspectorProcess } from './inspector-host.ts';
import { asDone, asLook, asTrouble } from './task-result.ts';
import type { Look, LookRequest, ModelToLoad } from './worker-messages.ts';

/** What became of a challenger's look at a part. Every look asked for ends in exactly one of these. */
export type ShadowOutcome = Readonly<{ modelSha256: string }> &
  (
    | Readonly<{ kind: 'looked'; result: Result<Look> }>
    /** `no-time`: newer parts pushed it out of the queue. `suspended`: the model ended or blocked its process too often. */
    | Readonly<{ kind: 'skipped'; reason: 'no-time' | 'suspended' | 'closed' }>
  );

export type ShadowJob = LookRequest & Readonly<{ modelSha256: string; report(outcome: ShadowOutcome): void }>;

export type ShadowRunner = Readonly<{
  load(model: ModelToLoad): Promise<Result<null>>;
  unload(sha256: string): Promise<void>;
  /** Queues a look; when the queue is full the oldest one is skipped for it. */
  offer(job: ShadowJob): void;
  queued(): number;
  /** Ends the process in the middle of whatever it does; a look that is under way ends with a fault. */
  kill(): void;
  close(): Promise<void>;
}>;

export type ShadowOptions = Readonly<{
  maxPixels: number;
  maxQueued: number;
  memoryLimitBytes: number;
  lookTimeLimitMs: number;
  loadTimeLimitMs: number;
  /** Resolves when the line has nothing to look at: only then is a look begun. Left out where whoever offers looks waits for that. */
  lineRests?: () => Promise<void>;
}>;

/** A model that ends or blocks its process this often runs no more until it is loaded again. */
const MAX_TROUBLES = 3;

/**
 * Runs challengers on parts that the champion has answered, while it has nothing to do, in a process of its own with the lowest priority: one that
 * throws, hangs, eats memory or aborts gives a fault and, after a few times, is suspended, and the line does not notice.
 */
export function startShadowRunner(options: ShadowOptions): ShadowRunner {
  const models = new Map<string, { model: ModelToLoad; troubles: number }>();
  const queue: ShadowJob[] = [];
  let host: { client: InspectorClient; loaded: Set<string> } | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  let isUnderWay = false;

  const startShadowProcess = () => {
    const { maxPixels, memoryLimitBytes } = options;
    return startInspectorProcess({ maxPixels, memoryLimitBytes, isLowPriority: true });
  };

  /** Everything that talks to the process waits for what came before it. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work);
    turn = done.catch(() => {});
    return done;
  }

  async function ready(model: ModelToLoad): Promise<TaskOutcome> {
    host ??= { client: clientOf(startShadowProcess()), loaded: new Set() };
    if (host.loaded.has(model.sha256)) return { kind: 'answered', result: ok(null) };
    const { loaded, client } = host;
    const outcome = await client.perform({ kind: 'load', model }, options.loadTimeLimitMs);
    if (outcome.kind === 'answered' && outcome.result.ok) loaded.add(model.sha256);
    else if (outcome.kind !== 'answered') blame(model.sha256);
    return outcome;
  }

  /** The process is dead or hanging: ends it for good, so that the next look starts a new one. */
  function blame(sha256: string): void {
    host?.client.kill();
    host = null;
    const entry = models.get(sha256);
    if (entry) entry.troubles += 1;
  }

  async function look({ report, ...request }: ShadowJob): Promise<void> {
    const { modelSha256 } = request;
    const entry = models.get(modelSha256);
    if (entry === undefined) return report({ modelSha256, kind: 'looked', result: failed({ code: 'model-missing' }) });
    if (entry.troubles >= MAX_TROUBLES) return report({ modelSha256, kind: 'skipped', reason: 'suspended' });
    const loading = await ready(entry.model);
    if (loading.kind !== 'answered' || !loading.result.ok || host === null) {
      return report({ modelSha256, kind: 'looked', result: told(loading, options.loadTimeLimitMs, asLook) });
    }
    const outcome = await host.client.perform({ kind: 'inspect', request }, options.lookTimeLimitMs);
    if (outcome.kind !== 'answered') blame(modelSha256);
    report({ modelSha256, kind: 'looked', result: told(outcome, options.lookTimeLimitMs, asLook) });
  }

  function told<T>(outcome: TaskOutcome, timeLimitMs: number, read: (outcome: TaskOutcome) => Result<T>): Result<T> {
    const trouble = asTrouble(outcome, { timeLimitMs, memoryLimitBytes: options.memoryLimitBytes });
    return trouble === null ? read(outcome) : failed(trouble);
  }

  /** One after the other, each once the line rests; not in turn while waiting for that, because models are loaded meanwhile. */
  async function lookAtAll(): Promise<void> {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      while (queue.length > 0) {
        await options.lineRests?.();
        const next = queue.shift();
        if (next !== undefined) await inTurn(() => look(next));
      }
    } finally {
      isUnderWay = false;
    }
  }

  return {
    async load(model) {
      const outcome = await inTurn(() => {
        models.set(model.sha256, { model, troubles: 0 });
        return ready(model);
      });
      return told(outcome, options.loadTimeLimitMs, asDone);
    },
    unload: (sha256) =>
      inTurn(async () => {
        models.delete(sha256);
        if (host?.loaded.delete(sha256)) await host.client.perform({ kind: 'unload', sha256 }, options.loadTimeLimitMs);
      }),
    offer(job) {
      if (isClosed) return job.report({ modelSha256: job.modelSha256, kind: 'skipped', reason: 'closed' });
      if (queue.length >= options.maxQueued) skip(queue.shift(), 'no-time');
      queue.push(job);
      void lookAtAll();
    },
    queued: () => queue.length,
    kill: () => host?.client.kill(),
    async close() {
      isClosed = true;
      for (const job of queue.splice(0)) skip(job, 'closed');
      await turn;
      host?.client.kill();
    },
  };
}

function skip(job: ShadowJob | undefined, reason: 'no-time' | 'closed'): void {
  job?.report({ modelSha256: job.modelSha256, kind: 'skipped', reason });
}
