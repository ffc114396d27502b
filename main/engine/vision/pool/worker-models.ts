import { detectorFailed } from '../../../../preload/contract/faults/detector-failure.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import { createSerial } from '../../../serial.ts';
import type { TaskOutcome } from './inspector-client.ts';
import type { LookQueue } from './look-queue.ts';
import type { PoolSlot } from './pool-slot.ts';
import { asDone } from './task-result.ts';
import type { InspectorTask, ModelToLoad } from './worker-messages.ts';

/** The models held by every worker of the line. */
export type WorkerModels = Readonly<{
  has(sha256: string): boolean;
  /** Loads a model into one worker after another, so that looks go on meanwhile; into all or none. */
  load(model: ModelToLoad): Promise<Result<null>>;
  /** Forgets a model; looks still waiting for it are answered with `model-missing`. */
  unload(sha256: string): Promise<void>;
  /** Loads all of them into a worker that has none yet. */
  equip(slot: PoolSlot): Promise<void>;
  /** Resolves when no model is being loaded. */
  settled(): Promise<void>;
}>;

export type WorkerModelsDeps = Readonly<{
  slots(): readonly PoolSlot[];
  queue: LookQueue;
  loadTimeLimitMs: number;
  isClosed(): boolean;
}>;

export function createWorkerModels({ slots, queue, loadTimeLimitMs, isClosed }: WorkerModelsDeps): WorkerModels {
  const models = new Map<string, ModelToLoad>();
  const inTurn = createSerial();

  async function inSlot(slot: PoolSlot, task: InspectorTask): Promise<Result<null>> {
    const { promise, resolve } = Promise.withResolvers<TaskOutcome>();
    slot.doFirst({ task, timeLimitMs: loadTimeLimitMs, settle: resolve });
    return asDone(await promise);
  }

  async function loadIntoAll(model: ModelToLoad): Promise<Result<null>> {
    if (isClosed()) return failed(detectorFailed({ why: 'closed' }));
    models.set(model.sha256, model);
    for (const slot of [...slots()]) {
      const result = await inSlot(slot, { kind: 'load', model });
      if (!result.ok) {
        await unload(model.sha256);
        return result;
      }
    }
    return ok(null);
  }

  async function unload(sha256: string): Promise<void> {
    models.delete(sha256);
    queue.fail({ code: 'model-missing' }, sha256);
    await Promise.all(slots().map((slot) => inSlot(slot, { kind: 'unload', sha256 })));
  }

  async function equip(slot: PoolSlot): Promise<void> {
    for (const model of [...models.values()]) {
      const result = await inSlot(slot, { kind: 'load', model });
      const isHeld = slots().some((held) => held.has(model.sha256));
      if (result.ok || isHeld) continue;
      // Without its file no worker will ever hold it: looks asked for later must not wait for one.
      if (isOfFile(result.fault)) models.delete(model.sha256);
      queue.fail(result.fault, model.sha256);
    }
  }

  return {
    has: (sha256) => models.has(sha256),
    load: (model) => inTurn(() => loadIntoAll(model)),
    unload,
    equip,
    settled: () => inTurn(() => undefined),
  };
}

function isOfFile({ code }: Fault): boolean {
  return code === 'model-file-unreadable' || code === 'model-mismatch';
}
