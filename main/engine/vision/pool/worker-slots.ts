import { setTimeout as delay } from 'node:timers/promises';
import { detectorFailed } from '../../../../preload/contract/faults/detector-failure.ts';
import type { InspectorClient } from './inspector-client.ts';
import type { LookQueue } from './look-queue.ts';
import { type Errand, openSlot, type PoolSlot } from './pool-slot.ts';

/** The living workers of the line. */
export type WorkerSlots = Readonly<{
  all(): readonly PoolSlot[];
  busy(): number;
  /** Workers that died or hung and were replaced. */
  replaced(): number;
  /** Looks for work where a worker is idle. */
  wake(): void;
  /** Asks each to end, so that it releases its models; ends it if it does not in time. */
  end(timeLimitMs: number): Promise<void>;
}>;

export type WorkerSlotsDeps = Readonly<{
  workers: number;
  start(): InspectorClient;
  queue: LookQueue;
  /** Gives a replacement worker the models of the previous one. */
  equip(slot: PoolSlot): Promise<void>;
  /** No more looks come, and none of the rest needs another worker. */
  isClosed(): boolean;
}>;

const REPLACEMENT_PAUSE_MS = 1000;

/** Starts the workers. One that dies or hangs fails only its own look, and is replaced. */
export function startWorkerSlots({ workers, start, queue, equip, isClosed }: WorkerSlotsDeps): WorkerSlots {
  const slots: PoolSlot[] = [];
  let replaced = 0;

  function add(): PoolSlot {
    const slot = openSlot(start(), takeLook, retire);
    slots.push(slot);
    return slot;
  }

  /** A background look leaves the line an idle worker, if there are two. */
  function takeLook(slot: PoolSlot): Errand | null {
    const isLineSafe = () => slots.length === 1 || slots.some((other) => other !== slot && !other.isBusy());
    return queue.take(slot.has, isLineSafe);
  }

  function retire(slot: PoolSlot): void {
    slots.splice(slots.indexOf(slot), 1);
    replaced += 1;
    // One that hangs is in a run that may never end.
    slot.client.kill();
    void replace(slot.hasAnswered() ? 0 : REPLACEMENT_PAUSE_MS);
  }

  /** After a pause if the previous one never answered: workers that cannot start must not overload the computer with attempts. */
  async function replace(pauseMs: number): Promise<void> {
    await delay(pauseMs, undefined, { ref: false });
    if (!isClosed()) return equip(add());
    if (slots.length === 0) queue.fail(detectorFailed({ why: 'closed' }));
  }

  for (let i = 0; i < workers; i += 1) add();
  return {
    all: () => slots,
    busy: () => slots.filter((slot) => slot.isBusy()).length,
    replaced: () => replaced,
    wake: () => {
      for (const slot of slots) slot.wake();
    },
    end: async (timeLimitMs) => {
      await Promise.all(slots.map(({ client }) => endOf(client, timeLimitMs)));
    },
  };
}

async function endOf(client: InspectorClient, timeLimitMs: number): Promise<void> {
  await client.perform({ kind: 'close' }, timeLimitMs);
  client.kill();
  await client.ended;
}
