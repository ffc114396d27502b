import { setTimeout as delay } from 'node:timers/promises';
import { type Station, startStation } from '../../../main/engine/station.ts';
import { createInspector } from '../../../main/engine/vision/inspector.ts';
import type { VisionPool } from '../../../main/engine/vision/vision-pool.ts';
import { detectorFailed } from '../../../preload/contract/detector-failure.ts';
import type { Actor } from '../../../preload/contract/person.ts';
import { failed } from '../../../preload/contract/result.ts';
import type { Eye, FromStationChild, ToStationChild } from './station-messages.ts';

// A whole station in a process that can be killed at any moment: real files, real SQLite, real decoders, real ONNX. Only the processes in
// which pictures are looked at are missing: the look happens here, so that a station starts in milliseconds.

const inspector = createInspector({ maxPixels: 1_000_000, threads: 1 });
let station: Station | null = null;
let eye: Eye = 'well';
let aheadMs = 0;
let looks: Promise<unknown> = Promise.resolve();

/** One look after the other, as in a process of its own. */
function perform(task: Parameters<typeof inspector.perform>[0]) {
  const next = looks.then(() => inspector.perform(task));
  looks = next.catch(() => undefined);
  return next;
}

const pool: VisionPool = {
  load: async (model) => {
    const loaded = await perform({ kind: 'load', model });
    return loaded.ok ? { ok: true, value: null } : loaded;
  },
  unload: async () => undefined,
  inspect: async (job) => {
    const seen = eye;
    if (seen === 'slow') await delay(20);
    if (seen === 'dies') return failed(detectorFailed({ why: 'died', figures: { how: 'by a signal' } }));
    const look = await perform({ kind: 'inspect', request: job });
    if (!look.ok) return look;
    return look.value === null ? failed(detectorFailed({ why: 'no-look' })) : { ok: true, value: look.value };
  },
  whenUnused: async () => undefined,
  shadow: () => undefined,
  stats: () => ({ workers: 1, busy: 0, queued: 0, shadowsQueued: 0, answered: 0, failed: 0, replaced: 0 }),
  close: async () => undefined,
};

async function carryOut(wish: ToStationChild['wish']): Promise<unknown> {
  switch (wish.do) {
    case 'start': {
      aheadMs = wish.aheadMs;
      eye = 'well';
      const { dataFolder } = wish;
      const clock = { now: () => Date.now() + aheadMs };
      const started = await startStation({
        ...{ dataFolder, modelsFolder: null, workers: 1, clock, draw: () => wish.draw },
        startPool: () => pool,
      });
      if (!started.ok) return started.fault;
      station = started.value;
      return null;
    }
    case 'see':
      eye = wish.eye;
      return null;
    case 'set-clock':
      aheadMs = wish.aheadMs;
      return null;
    case 'drain':
      await running().drain();
      return null;
    case 'line-fault':
      return running().lineOutputFault();
    case 'ask':
      return running().dispatch(wish.name, wish.input, wish.actor as Actor);
    case 'stop':
      await station?.stop();
      station = null;
      return null;
    default:
      return wish satisfies never;
  }
}

function running(): Station {
  if (station === null) throw new Error('no station runs');
  return station;
}

const say = (message: FromStationChild) => process.send?.(message);
process.on('disconnect', () => process.exit(0));
process.on('message', ({ id, wish }: ToStationChild) => {
  void carryOut(wish).then(
    (value) => say({ id, value }),
    (error: unknown) => say({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
say({ id: 0, value: null });
