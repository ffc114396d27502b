import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { DesktopOutput } from '../../preload/contract/transport/desktop.ts';

// Every tick also wakes Electron: at a finer interval this alone would use a twentieth of a core.
const RESOLUTION_MS = 10;

/** Measures how late main's event loop runs. Each reading covers the time since the previous one. */
export function measureEventLoopDelay(): () => DesktopOutput<'desktop.health'> {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  // The recorded value is the time from one tick of its timer to the next, including the timer's own interval.
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
