import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { DesktopOutput } from '../../preload/contract/transport/desktop.ts';

// Every tick wakes Electron as well: at a finer pace this alone would keep a twentieth of a core busy.
const RESOLUTION_MS = 10;

/** Measures how late the event loop of main runs. Each reading covers the time since the one before. */
export function measureEventLoopDelay(): () => DesktopOutput<'desktop.health'> {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  // What is recorded is the time from one tick of its timer to the next, the timer's own pace included.
  const delayMs = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  return () => {
    const reading = {
      eventLoopP50Ms: delayMs(histogram.percentile(50)),
      eventLoopP99Ms: delayMs(histogram.percentile(99)),
      eventLoopMaxMs: delayMs(histogram.max),
    };
    histogram.reset();
    return reading;
  };
}
