import type { Pace, SimulatorSettings } from '../../../preload/contract/station/simulator.ts';

/** How many files a camera that copies in bursts holds back. */
const COPIED_AT_ONCE = 8;

/** How many parts are written together. */
export function groupSize({ pace, write }: Pick<SimulatorSettings, 'pace' | 'write'>): number {
  if (pace.kind === 'bursts') return pace.burstSize;
  return write === 'burst' ? COPIED_AT_ONCE : 1;
}

/**
 * Milliseconds from one group of parts to the next. `draw` is uniform in [0, 1): the same draw with another rate gives
 * a proportionally longer or shorter gap, so the rate may change during the gap.
 */
export function gapMs({ kind, partsPerMinute }: Pace, parts: number, draw: number): number {
  if (partsPerMinute === 0) return 0;
  const mean = (parts * 60_000) / partsPerMinute;
  switch (kind) {
    case 'steady':
    case 'bursts':
      return mean;
    case 'poisson':
      return -Math.log(1 - draw) * mean;
    default:
      return kind satisfies never;
  }
}
