import type { ControlPoint, ControlSignal } from '../../../preload/contract/reports/control.ts';
import type { Baseline, SlotCount } from './baseline.ts';
import { chanceOfFew, chanceOfMany } from './predicted-count.ts';
import { riskOfPoint, SLOT_MS } from './risk.ts';

/** How many rejects are judged together: this many within too few parts is a signal for the worse. */
const WINDOWS = [
  { rule: 'three-rejects', rejects: 3 },
  { rule: 'five-rejects', rejects: 5 },
  { rule: 'nine-rejects', rejects: 9 },
] as const satisfies readonly { readonly rule: ControlSignal['rule']; readonly rejects: number }[];

/** How many rejects before a point its signals may depend on: the largest number judged together. */
export const REJECTS_BEFORE = 9;

/** One reject: its quarter of an hour, the parts before it and up to its end, and where it lies among them. */
type Reject = {
  readonly slot: number;
  readonly before: number;
  readonly after: number;
  readonly at: number;
  /** How far into the quarter of an hour, 0 to 1. */
  readonly into: number;
};

/**
 * Rare rejects as a g-chart: a point is a reject, its value the parts since the previous one. Three, five or nine rejects within too few
 * parts signal for the worse; too many parts without any signal for the better, and the parts since the last reject already count. Quarters
 * of an hour are counted whole, for the worse with the rejects at both ends and for the better without, so that either chance is overstated.
 * @param slots after the baseline, ascending, with all decided parts
 */
export function judgeGaps(
  baseline: Baseline,
  slots: readonly SlotCount[],
  { nowSlot, shiftSlots }: { readonly nowSlot: number; readonly shiftSlots: number },
): readonly ControlPoint[] {
  const risk = riskOfPoint(shiftSlots * baseline.perSlot);
  const later = slots.filter(({ slot }) => slot >= baseline.endSlot);
  const rejects = rejectsIn(later);
  const upper = longestUsual(baseline, risk);
  const whole = later.reduce((sum, { decided }) => sum + decided, 0);
  const point = (
    slot: number,
    value: number,
    signals: readonly ControlSignal[],
    into: number | null,
  ): ControlPoint => ({
    startsAt: Math.floor((slot + (into ?? 0)) * SLOT_MS),
    endsAt: (slot + 1) * SLOT_MS,
    decided: Math.round(value),
    rejected: into === null ? 0 : 1,
    value: Math.round(value),
    lower: null,
    upper,
    signals: [...signals],
    isUnfinished: into === null,
  });
  const isTooLong = (parts: number) => parts > 0 && chanceOfFew(baseline, 0, parts) <= risk;
  const points = rejects.map((reject, index) => {
    const worse = WINDOWS.flatMap(({ rule, rejects: count }): ControlSignal[] => {
      const first = rejects[index + 1 - count];
      if (first === undefined) return [];
      // The current quarter of an hour will hold more parts.
      const parts = reject.after - first.before + (reject.slot === nowSlot ? baseline.largest : 0);
      // Besides the one being judged: without it there would be nothing to judge.
      return chanceOfMany(baseline, count - 1, parts) <= risk / WINDOWS.length ? [{ rule, side: 'worse' }] : [];
    });
    const previous = rejects[index - 1];
    const without = reject.before - (previous?.after ?? 0);
    const better: ControlSignal[] = isTooLong(without) ? [{ rule: 'long-gap', side: 'better' }] : [];
    return point(reject.slot, reject.at - (previous?.at ?? 0), [...worse, ...better], reject.into);
  });
  const last = rejects.at(-1);
  const since = whole - (last?.after ?? 0);
  const lastSlot = later.at(-1)?.slot;
  if (lastSlot === undefined) return points;
  const signals: ControlSignal[] = isTooLong(since) ? [{ rule: 'long-gap', side: 'better' }] : [];
  return [...points, point(lastSlot + 1, whole - (last?.at ?? 0), signals, null)];
}

/** Rejects of one quarter of an hour are assumed to lie evenly among its parts: which parts they were is not recorded. */
function rejectsIn(slots: readonly SlotCount[]): readonly Reject[] {
  let before = 0;
  return slots.flatMap(({ slot, decided, rejected }) => {
    const start = before;
    before += decided;
    return Array.from({ length: rejected }, (_, index) => ({
      slot,
      before: start,
      after: start + decided,
      at: start + ((index + 0.5) / rejected) * decided,
      into: (index + 0.5) / rejected,
    }));
  });
}

/** The longest gap that is still usual, to one part in a thousand; `null` if none is too long. */
function longestUsual(baseline: Baseline, risk: number): number | null {
  const isTooLong = (parts: number) => chanceOfFew(baseline, 0, parts) <= risk;
  let high = 1;
  while (!isTooLong(high)) {
    high *= 2;
    if (high > 1e9) return null;
  }
  let low = high / 2;
  while (high - low > Math.max(1, low / 1000)) {
    const middle = Math.floor((low + high) / 2);
    if (isTooLong(middle)) high = middle;
    else low = middle;
  }
  return low;
}
