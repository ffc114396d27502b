import type { SimulatorSettings, SimulatorStats } from '../../../preload/contract/station/simulator.ts';
import { ensureFolder } from '../../ensure-folder.ts';
import { takePicture } from '../drawing/picture.ts';
import type { Rendered } from '../drawing/render.ts';
import { randomFor } from '../random.ts';
import { type Delivery, type DeliveryOptions, openDelivery } from './delivery.ts';
import { drawMishap, type Mishap } from './line-faults.ts';
import { gapMs, groupSize } from './pace.ts';
import { putBack } from './vanishing-folder.ts';

export type SimulatedLineOptions = Omit<DeliveryOptions, 'ending'> &
  Readonly<{
    settings: SimulatorSettings;
    firstPart: number;
    /** Parts until the line ends by itself; null: never. */
    count: number | null;
  }>;

export type SimulatedLine = Readonly<{
  /** Takes effect with the next part made; a drift or fault with `fromPart: null` begins with that part. */
  update: (settings: SimulatorSettings) => void;
  pause: () => void;
  play: () => void;
  stats: () => SimulatorStats;
  /** The settings with the parts that drifts and faults began with. */
  settings: () => SimulatorSettings;
  /** Settles when the line has ended, all files written; rejects if the folders cannot be made. */
  done: Promise<void>;
  stop: () => Promise<void>;
}>;

/** A line that has fallen behind its pace, because pictures take longer than the gap, never makes up for more than this. */
const MAX_LAG_MS = 2000;
/** Slow files that may grow side by side; the line waits when there are more. */
const MAX_UNDER_WAY = 32;

const NOTHING_YET = { partsMade: 0, badParts: 0, filesWritten: 0, writesFailed: 0, lastFailure: null };

/** Starts a line that drops pictures of parts into a camera folder, playing. */
export function startSimulatedLine(options: SimulatedLineOptions): SimulatedLine {
  const { cameraFolder, seed, clock, firstPart, count } = options;
  const ending = new AbortController();
  const lastPart = count === null ? Number.POSITIVE_INFINITY : firstPart + count;
  const underWay = new Set<Promise<void>>();
  let wake = new AbortController();
  let nextPart = firstPart;
  let settings = begunAt(options.settings, nextPart);
  let isPlaying = true;
  let previousDue = clock.now();
  let delivery: Delivery | null = null;

  const sleep = async (ms: number) => await clock.sleep(ms, AbortSignal.any([wake.signal, ending.signal]));
  const rouse = () => {
    wake.abort();
    wake = new AbortController();
  };

  /** Waits while paused, then until the group is due; a change of pace takes effect meanwhile. */
  async function waitForTurn(parts: number, draw: number): Promise<void> {
    while (!ending.signal.aborted) {
      const due = previousDue + gapMs(settings.pace, parts, draw);
      if (isPlaying && clock.now() >= due) {
        previousDue = Math.max(due, clock.now() - MAX_LAG_MS);
        return;
      }
      await sleep(isPlaying ? due - clock.now() : 60_000);
    }
  }

  async function takeNext(): Promise<{ picture: Rendered; mishap: Mishap; used: SimulatorSettings }> {
    const [number, used] = [nextPart, settings];
    nextPart++;
    const mishap = drawMishap(used.faults, seed, number);
    if (mishap.stopsForMs > 0) {
      await clock.sleep(mishap.stopsForMs, ending.signal);
      previousDue = clock.now();
    }
    return { picture: await takePicture(seed, number, used), mishap, used };
  }

  async function run(): Promise<void> {
    await putBack(cameraFolder);
    await ensureFolder(cameraFolder);
    const opened = await openDelivery({ ...options, ending: ending.signal });
    delivery = opened;
    while (!ending.signal.aborted && nextPart < lastPart) {
      const size = Math.min(groupSize(settings), lastPart - nextPart);
      const draw = randomFor(seed, nextPart, 'pace').unit();
      const group = [];
      while (group.length < size && !ending.signal.aborted) group.push(await takeNext());
      await waitForTurn(group.length, draw);
      if (ending.signal.aborted) break;
      for (const { picture, mishap, used } of group) {
        const work = opened.deliver(picture, mishap, used).finally(() => underWay.delete(work));
        underWay.add(work);
      }
      if (settings.write !== 'slow-chunks' || underWay.size >= MAX_UNDER_WAY) await Promise.all(underWay);
    }
    await Promise.all(underWay);
    await opened.close();
  }

  const done = run();
  return {
    update: (next) => {
      settings = begunAt(next, nextPart);
      rouse();
    },
    pause: () => {
      isPlaying = false;
    },
    play: () => {
      // Parts that would have come during the pause do not come now.
      if (!isPlaying) previousDue = clock.now();
      isPlaying = true;
      rouse();
    },
    stats: () => ({ isPlaying, nextPart, ...(delivery?.counts() ?? NOTHING_YET) }),
    settings: () => settings,
    done,
    stop: async () => {
      ending.abort();
      await done;
    },
  };
}

/** The settings with every "from the next part on" turned into that part's number, so that sending them again changes nothing. */
function begunAt(settings: SimulatorSettings, nextPart: number): SimulatorSettings {
  return {
    ...settings,
    drifts: settings.drifts.map((drift) => ({ ...drift, fromPart: drift.fromPart ?? nextPart })),
    faults: settings.faults.map((fault) => ({ ...fault, fromPart: fault.fromPart ?? nextPart })),
  };
}
