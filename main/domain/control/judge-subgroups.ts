import type { ControlPoint, ControlSignal } from '../../../preload/contract/reports/control.ts';
import { type Baseline, type SlotCount, subgroupsOf, totalOf } from './baseline.ts';
import { chanceOfFew, chanceOfMany, usualCounts } from './predicted-count.ts';
import { riskOfPoint, SLOT_MS } from './risk.ts';

/** How many subgroups are judged together: a slight shift shows in several before it shows in any single one. */
const WINDOWS = [
  { rule: 'one', length: 1 },
  { rule: 'four', length: 4 },
  { rule: 'twelve', length: 12 },
] as const satisfies readonly { readonly rule: ControlSignal['rule']; readonly length: number }[];
/** How many subgroups before a point its signals may depend on. */
export const SUBGROUPS_BEFORE = 12;

/**
 * Judges subgroups against frozen limits. Each is judged alone, and together with the three and the eleven before it; every one of these
 * tests has the same small chance of a false signal, so that all tests of a shift together have the stated chance (Bonferroni).
 * What a point signals depends on it and the twelve before it, not on when the question is asked.
 *
 * The subgroup that is still running can already hold too many rejects for a whole one, and signals that; it can signal nothing else.
 * @param slots after the baseline, ascending; their subgroups begin by the clock
 */
export function judgeSubgroups(
  baseline: Baseline,
  slots: readonly SlotCount[],
  { nowSlot, shiftSlots }: { readonly nowSlot: number; readonly shiftSlots: number },
): readonly ControlPoint[] {
  const { slotsEach } = baseline;
  const risk = riskOfPoint(shiftSlots / slotsEach) / WINDOWS.length;
  const later = slots.filter(({ slot }) => slot >= baseline.endSlot);
  const whole = subgroupsOf(later, slotsEach, nowSlot);
  const isOut = whole.map(({ decided, rejected }) => sideOf(baseline, rejected, decided, 1, risk) !== null);
  const pointOf = (one: SlotCount, signals: readonly ControlSignal[], isUnfinished: boolean): ControlPoint => {
    const { most, fewest } = usualCounts(baseline, one.decided, risk);
    return {
      startsAt: one.slot * SLOT_MS,
      endsAt: (one.slot + slotsEach) * SLOT_MS,
      decided: one.decided,
      rejected: one.rejected,
      value: one.rejected / one.decided,
      lower: fewest === null ? null : fewest / one.decided,
      upper: most / one.decided,
      signals: [...signals],
      isUnfinished,
    };
  };
  const points = whole.map((one, index) => {
    const signals = WINDOWS.flatMap(({ rule, length }): ControlSignal[] => {
      if (index + 1 < length) return [];
      // A subgroup that stands out alone is reported once, not again by each window that contains it.
      const looked =
        length === 1
          ? [one]
          : whole.slice(index + 1 - length, index + 1).filter((_, at) => isOut[index + 1 - length + at] === false);
      if (looked.length < Math.min(2, length)) return [];
      const { decided, rejected } = totalOf(looked);
      const side = sideOf(baseline, rejected, decided, looked.length, risk);
      return side === null ? [] : [{ rule, side }];
    });
    return pointOf(one, signals, false);
  });
  const running = later.filter(({ slot }) => Math.floor(slot / slotsEach) === Math.floor(nowSlot / slotsEach));
  if (running.length === 0) return points;
  const { decided, rejected } = totalOf(running);
  const isAlready = chanceOfMany(baseline, rejected, Math.max(decided, baseline.largest)) <= risk;
  const slot = Math.floor(nowSlot / slotsEach) * slotsEach;
  return [...points, pointOf({ slot, decided, rejected }, isAlready ? [{ rule: 'one', side: 'worse' }] : [], true)];
}

function sideOf(
  baseline: Baseline,
  rejected: number,
  decided: number,
  subgroups: number,
  risk: number,
): ControlSignal['side'] | null {
  if (chanceOfMany(baseline, rejected, decided, subgroups) <= risk) return 'worse';
  return chanceOfFew(baseline, rejected, decided, subgroups) <= risk ? 'better' : null;
}
