import type { Result } from '../../../../preload/contract/faults/result.ts';
import { createSerial } from '../../../serial.ts';
import { createShadowHost, type ShadowLimits } from './shadow-host.ts';
import type { Look, LookRequest, ModelToLoad } from './worker-messages.ts';

/** The result of a challenger's look at a part. Every requested look ends in exactly one of these. */
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
  /** Ends the process whatever it is doing; a look in progress ends with a fault. */
  kill(): void;
  close(): Promise<void>;
}>;

export type ShadowOptions = ShadowLimits &
  Readonly<{
    maxQueued: number;
    /** Resolves when the line has nothing to look at: only then is a look begun. Omitted if the caller waits for that itself. */
    lineRests?: () => Promise<void>;
  }>;

/** Runs challengers on parts that the champion has answered, while it has nothing to do, in a separate process: the line does not notice. */
export function startShadowRunner({ maxQueued, lineRests, ...limits }: ShadowOptions): ShadowRunner {
  const host = createShadowHost(limits);
  /** All messages to the process wait for earlier ones. */
  const inTurn = createSerial();
  const queue: ShadowJob[] = [];
  let isClosed = false;
  let isUnderWay = false;

  async function look({ report, ...request }: ShadowJob): Promise<void> {
    report({ modelSha256: request.modelSha256, ...(await host.look(request)) });
  }

  /** One after another, each once the line rests; waiting for that is outside the chain, because models are loaded meanwhile. */
  async function lookAtAll(): Promise<void> {
    if (isUnderWay) return;
    isUnderWay = true;
    try {
      while (queue.length > 0) {
        await lineRests?.();
        const next = queue.shift();
        if (next !== undefined) await inTurn(() => look(next));
      }
    } finally {
      isUnderWay = false;
    }
  }

  return {
    load: (model) => inTurn(() => host.load(model)),
    unload: (sha256) => inTurn(() => host.unload(sha256)),
    offer(job) {
      if (isClosed) return skip(job, 'closed');
      if (queue.length >= maxQueued) skip(queue.shift(), 'no-time');
      queue.push(job);
      void lookAtAll();
    },
    queued: () => queue.length,
    kill: host.kill,
    async close() {
      isClosed = true;
      for (const job of queue.splice(0)) skip(job, 'closed');
      await inTurn(host.kill);
    },
  };
}

function skip(job: ShadowJob | undefined, reason: 'no-time' | 'closed'): void {
  job?.report({ modelSha256: job.modelSha256, kind: 'skipped', reason });
}
