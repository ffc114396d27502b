import { statfs } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Held, ThreadWatch } from './thread-watch.ts';

const WINDOW_MS = 10_000;
/** How often the monitor samples; its own waiting is part of what it measures. */
const RESOLUTION_MS = 10;

export type Health = {
  readonly read: () => {
    readonly eventLoopP99Ms: number;
    readonly longestHold: Held | null;
    readonly memoryMb: number;
    readonly diskFreeGb: number | null;
  };
  readonly stop: () => void;
};

/** Watches how promptly this process responded over the last ten seconds, and how much memory and disk space there is. */
export function watchHealth(folder: string, thread: ThreadWatch): Health {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let eventLoopP99Ms = 0;
  let diskFreeGb: number | null = null;
  let isLooking = false;
  const look = async () => {
    // A disk that does not answer is asked only once.
    if (isLooking) return;
    isLooking = true;
    // A wait of 10 ms was requested; only the excess is delay.
    eventLoopP99Ms = delays.count === 0 ? 0 : Math.max(0, delays.percentile(99) / 1e6 - RESOLUTION_MS);
    thread.delayed(delays.max / 1e6 - RESOLUTION_MS);
    delays.reset();
    try {
      const { bavail, bsize } = await statfs(folder);
      diskFreeGb = (bavail * bsize) / 1e9;
    } catch {
      diskFreeGb = null;
    }
    isLooking = false;
  };
  delays.enable();
  void look();
  const timer = setInterval(() => void look(), WINDOW_MS);
  return {
    read: () => ({
      eventLoopP99Ms,
      longestHold: thread.longest(),
      memoryMb: process.memoryUsage.rss() / 1e6,
      diskFreeGb,
    }),
    stop: () => {
      clearInterval(timer);
      delays.disable();
    },
  };
}
