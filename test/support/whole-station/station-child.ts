import { type Station, startStation } from '../../../main/engine/start-station.ts';
import { openDemoLine } from '../../../main/simulator/process/demo-line.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import { until } from '../time/until.ts';
import '../../../main/engine/more-file-threads.ts';
import { createEyes } from './eyes.ts';
import { watchIntervals } from './passing-time.ts';
import { collectBugs } from './station-bugs.ts';
import type { FromStationChild, ToStationChild } from './station-messages.ts';

// A whole station in a process that can be killed at any moment: real files, real SQLite, real decoders, real ONNX. Only the processes in
// which pictures are looked at are missing: the look happens here, so that a station starts in milliseconds.

const intervals = watchIntervals();
const eyes = createEyes();
const bugs = collectBugs();
let station: Station | null = null;
let aheadMs = 0;
let passedMs = 0;

/** What no process start and no clock change affects. */
const evenly = () => Number(process.hrtime.bigint() / 1000n) / 1000;
const clock = {
  now: () => Math.round(Date.now() + aheadMs + passedMs),
  monotonicMs: () => evenly() + passedMs,
};

/** While the disk is full no image can be recorded; the health of a lane states what prevents it. */
const HELD = new Set(['disk-full', 'store-unusable']);
const DRAINED_WITHIN_MS = 60_000;

async function carryOut(wish: ToStationChild['wish']): Promise<unknown> {
  switch (wish.do) {
    case 'start': {
      ({ aheadMs, passedMs } = wish);
      eyes.see('well');
      const { dataFolder, draw, silentAfterMs } = wish;
      const started = await startStation({
        ...{ dataFolder, modelsFolder: null, openDemoLine, workers: 1, clock, draw: () => draw },
        startPool: eyes.startPool,
        bounds: { folders: silentAfterMs === undefined ? {} : { silentAfterMs } },
        openLog: bugs.openLog,
      });
      if (!started.ok) return started.fault;
      station = started.value;
      return null;
    }
    case 'see':
      eyes.see(wish.eye);
      return null;
    case 'set-clock':
      aheadMs = wish.aheadMs;
      return null;
    case 'pass-time':
      passedMs += wish.ms;
      intervals.fire();
      return null;
    case 'drain': {
      const { drain, status, isDrained } = running();
      if (!wish.orHeld) return drain();
      void drain();
      const isHeld = () => status().lanes.some(({ fault }) => fault !== null && HELD.has(fault.code));
      await until(() => isDrained() || isHeld(), Boolean, DRAINED_WITHIN_MS);
      return null;
    }
    case 'ask':
      return running().dispatch(wish.name, wish.input, wish.actor as Actor);
    case 'tell-bugs':
      return bugs.take();
    case 'stop':
      await station?.stop();
      station = null;
      await eyes.close();
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
