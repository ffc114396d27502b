import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { type InspectorClient, startInspector, type TaskOutcome } from './inspector-client.ts';
import { asDone, asLook, asTrouble } from './task-result.ts';
import type { Look, LookRequest, ModelToLoad } from './worker-messages.ts';

export type ShadowLimits = Readonly<{
  maxPixels: number;
  memoryLimitBytes: number;
  lookTimeLimitMs: number;
  loadTimeLimitMs: number;
}>;

export type ChallengerLook =
  | Readonly<{ kind: 'looked'; result: Result<Look> }>
  | Readonly<{ kind: 'skipped'; reason: 'suspended' }>;

/** Requests to it are made one at a time. */
export type ShadowHost = Readonly<{
  /** Loads a model, whatever trouble it has caused before. */
  load(model: ModelToLoad): Promise<Result<null>>;
  unload(sha256: string): Promise<void>;
  look(request: LookRequest & Readonly<{ modelSha256: string }>): Promise<ChallengerLook>;
  /** Ends the process whatever it is doing; a look in progress ends with a fault. */
  kill(): void;
}>;

/** A model that ends or blocks its process this often is not run again until it is reloaded. */
const MAX_TROUBLES = 3;

/**
 * The process with the lowest priority in which challengers run: one that throws, hangs, eats memory or aborts causes a fault
 * and costs the process, and after a few times it is suspended.
 */
export function createShadowHost({ maxPixels, memoryLimitBytes, ...limits }: ShadowLimits): ShadowHost {
  const models = new Map<string, { model: ModelToLoad; troubles: number }>();
  let running: { client: InspectorClient; loaded: Set<string> } | null = null;

  async function ready(model: ModelToLoad): Promise<TaskOutcome> {
    running ??= {
      client: startInspector({ maxPixels, memoryLimitBytes, isLowPriority: true }),
      loaded: new Set(),
    };
    const { loaded, client } = running;
    if (loaded.has(model.sha256)) return { kind: 'answered', result: ok(null) };
    const outcome = await client.perform({ kind: 'load', model }, limits.loadTimeLimitMs);
    if (outcome.kind !== 'answered') blame(model.sha256);
    else if (outcome.result.ok) loaded.add(model.sha256);
    return outcome;
  }

  /** The process is dead or hanging: ends it for good, so that the next look starts a new one. */
  function blame(sha256: string): void {
    running?.client.kill();
    running = null;
    const entry = models.get(sha256);
    if (entry) entry.troubles += 1;
  }

  function told<T>(outcome: TaskOutcome, timeLimitMs: number, read: (outcome: TaskOutcome) => Result<T>): Result<T> {
    const trouble = asTrouble(outcome, { timeLimitMs, memoryLimitBytes });
    return trouble === null ? read(outcome) : failed(trouble);
  }

  async function look(request: LookRequest, model: ModelToLoad): Promise<Result<Look>> {
    const loading = await ready(model);
    if (loading.kind !== 'answered' || !loading.result.ok || running === null) {
      return told(loading, limits.loadTimeLimitMs, asLook);
    }
    const outcome = await running.client.perform({ kind: 'inspect', request }, limits.lookTimeLimitMs);
    if (outcome.kind !== 'answered') blame(model.sha256);
    return told(outcome, limits.lookTimeLimitMs, asLook);
  }

  return {
    load: async (model) => {
      models.set(model.sha256, { model, troubles: 0 });
      return told(await ready(model), limits.loadTimeLimitMs, asDone);
    },
    unload: async (sha256) => {
      models.delete(sha256);
      if (!running?.loaded.delete(sha256)) return;
      await running.client.perform({ kind: 'unload', sha256 }, limits.loadTimeLimitMs);
    },
    look: async (request) => {
      const entry = models.get(request.modelSha256);
      if (entry === undefined) return { kind: 'looked', result: failed({ code: 'model-missing' }) };
      if (entry.troubles >= MAX_TROUBLES) return { kind: 'skipped', reason: 'suspended' };
      return { kind: 'looked', result: await look(request, entry.model) };
    },
    kill: () => running?.client.kill(),
  };
}
