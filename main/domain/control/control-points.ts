import type { ControlPoint } from '../../../preload/contract/reports/control.ts';
import type { Baseline, SlotCount } from './baseline.ts';
import { judgeGaps } from './judge-gaps.ts';
import { judgeSubgroups } from './judge-subgroups.ts';

/** The current time, and the length of a shift, both in quarters of an hour. */
export type ControlTime = { readonly nowSlot: number; readonly shiftSlots: number };

/** What came after the limits were learned, judged against them. */
export function controlPoints(
  baseline: Baseline,
  slots: readonly SlotCount[],
  time: ControlTime,
): readonly ControlPoint[] {
  switch (baseline.kind) {
    case 'shares':
      return judgeSubgroups(baseline, slots, time);
    case 'gaps':
      return judgeGaps(baseline, slots, time);
    default:
      return baseline.kind satisfies never;
  }
}

/** The state that points add up to: trouble if any signals for the worse, otherwise whether any is better than usual. */
export function stateOf(points: readonly ControlPoint[]): 'in-control' | 'worse' | 'better' {
  const has = (side: 'worse' | 'better') =>
    points.some(({ signals }) => signals.some((signal) => signal.side === side));
  if (has('worse')) return 'worse';
  return has('better') ? 'better' : 'in-control';
}
