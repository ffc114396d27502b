import type { SimulatorSettings, SimulatorStats } from '../../../preload/contract/station/simulator.ts';
import { ensureFolder } from '../../ensure-folder.ts';
import { takePicture } from '../drawing/picture.ts';
import type { Rendered } from '../drawing/render.ts';
import { randomFor } from '../random.ts';
import { type Delivery, type DeliveryOptions, openDelivery } from './delivery.ts';
import { drawMishap, type Mishap } from './line-faults.ts';
import { gapMs, groupSize } from './pace.ts';
import { createTurns } from './turns.ts';
import { putBack } from './vanishing-folder.ts';

export type SimulatedLineOptions = Omit<DeliveryOptions, 'ending'> &
  Readonly<{
    settings: SimulatorSettings;
    firstPart: number;
    /** Parts until the line ends; null: never. */
    count: number | null;
  }>;

export type SimulatedLine = Readonly<{
  /** Takes effect with the next part; a drift or fault with `fromPart: null` begins with that part. */
  update: (settings: SimulatorSettings) => void;
  pause: () => void;
  play: () => void;
  stats: () => SimulatorStats;
  /** The settings with the first parts of drifts and faults filled in. */
  settings: () => SimulatorSettings;
  /** Settles when the line has ended and all files are written; rejects if the folders cannot be made. */
  done: Promise<void>;
  stop: () => Promise<void>;
}>;

/** How many slow files may grow at the same time; the line waits if there are more. */
const MAX_UNDER_WAY = 32;

const NOTHING_YET = { partsMade: 0, badParts: 0, filesWritten: 0, writesFailed: 0, lastFailure: null };

/** Starts a line that puts images of parts into a camera folder, playing. */
export function startSimulatedLine(options: SimulatedLineOptions): SimulatedLine {
  const { cameraFolder, seed, clock, firstPart, count } = options;
  const ending = new AbortController();
  const lastPart = count === null ? Number.POSITIVE_INFINITY : firstPart + count;
  const underWay = new Set<Promise<void>>();
  const turns = createTurns(clock, ending.signal);
  let nextPart = firstPart;
  let settings = begunAt(options.settings, nextPart);
  let delivery: Delivery | null = null;

  async function takeNext(): Promise<{ picture: Rendered; mishap: Mishap; used: SimulatorSettings }> {
    const [number, used] = [nextPart, settings];
    nextPart++;
    const mishap = drawMishap(used.faults, seed, number);
    if (mishap.stopsForMs > 0) {
      await clock.sleep(mishap.stopsForMs, ending.signal);
      turns.startOver();
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
      await turns.wait(() => gapMs(settings.pace, group.length, draw));
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
      turns.rouse();
    },
    pause: turns.pause,
    play: turns.play,
    stats: () => ({ isPlaying: turns.isPlaying(), nextPart, ...(delivery?.counts() ?? NOTHING_YET) }),
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
