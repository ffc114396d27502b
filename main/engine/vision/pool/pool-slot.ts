import type { InspectorClient, TaskOutcome } from './inspector-client.ts';
import type { InspectorTask } from './worker-messages.ts';

/** A task on its way to an inspector, and whom to tell how it ended. */
export type Errand = Readonly<{ task: InspectorTask; timeLimitMs: number; settle(outcome: TaskOutcome): void }>;

export type PoolSlot = Readonly<{
  has(modelSha256: string): boolean;
  isBusy(): boolean;
  /** It has answered before, so a process like it can do the work. */
  hasAnswered(): boolean;
  /** Puts an errand before all others of this slot. Loading and unloading are ordered here, per slot. */
  doFirst(errand: Errand): void;
  /** Looks for work, if idle. */
  wake(): void;
  client: InspectorClient;
}>;

/**
 * One inspector of the pool, given one errand at a time: its own first, then whatever `next` finds for it. `retire` is called
 * if an errand ended without an answer, because the inspector is then dead or hanging.
 */
export function openSlot(
  client: InspectorClient,
  next: (slot: PoolSlot) => Errand | null,
  retire: (slot: PoolSlot, outcome: Exclude<TaskOutcome, { kind: 'answered' }>) => void,
): PoolSlot {
  const loaded = new Set<string>();
  const own: Errand[] = [];
  let isBusy = false;
  let hasAnswered = false;

  const slot: PoolSlot = {
    has: (sha256) => loaded.has(sha256),
    isBusy: () => isBusy,
    hasAnswered: () => hasAnswered,
    doFirst(errand) {
      own.push(errand);
      slot.wake();
    },
    wake() {
      if (isBusy) return;
      const errand = own.shift() ?? next(slot);
      if (errand === null) return;
      isBusy = true;
      void run(errand);
    },
    client,
  };
  return slot;

  async function run({ task, timeLimitMs, settle }: Errand): Promise<void> {
    const outcome = await client.perform(task, timeLimitMs);
    isBusy = false;
    if (outcome.kind !== 'answered') {
      settle(outcome);
      for (const errand of own.splice(0)) errand.settle(outcome);
      retire(slot, outcome);
      return;
    }
    hasAnswered = true;
    if (task.kind === 'load' && outcome.result.ok) loaded.add(task.model.sha256);
    if (task.kind === 'unload') loaded.delete(task.sha256);
    settle(outcome);
    slot.wake();
  }
}
