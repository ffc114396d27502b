import type { Actor } from '../../../preload/contract/people/person.ts';
import type { ControlChart, ControlPoint, ControlSubject } from '../../../preload/contract/reports/control.ts';
import type { ReportFilter } from '../../../preload/contract/reports/report.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import {
  type Baseline,
  baselineOf,
  learningOf,
  MOST_SLOTS,
  REJECTS,
  type SlotCount,
  SUBGROUPS,
  subgroupsOf,
  totalOf,
} from '../../domain/control/baseline.ts';
import { controlPoints, stateOf } from '../../domain/control/control-points.ts';
import { REJECTS_BEFORE } from '../../domain/control/judge-gaps.ts';
import { SUBGROUPS_BEFORE } from '../../domain/control/judge-subgroups.ts';
import { FALSE_ALARMS, SLOT_MS } from '../../domain/control/risk.ts';
import { estimateShare } from '../../domain/statistics/wilson-interval.ts';
import type { ReadDb } from '../store/handles.ts';
import { controlChanges, controlSlots, controlTotals, firstSlotWithParts } from '../store/reports/control.ts';
import type { Scope } from '../store/reports/scope.ts';
import { admittedAt, uncountedParts } from '../store/rollups/rollups.ts';

const MINUTES_EACH = SLOT_MS / 60_000;
const DAY_SLOTS = 96;
/** Of a long period, at most this many points are judged and drawn, and for rare rejects this many days: the newest. */
const MOST_POINTS = 700;
const MOST_JUDGED = 30 * DAY_SLOTS;

type Question = { readonly scope: Scope; readonly subject: ControlSubject; readonly shiftsADay: number };
/** Quarters of an hour since the last change that affects decisions, as far as they belong to a period. */
type Regime = { readonly start: number; readonly end: number; readonly nowSlot: number };

/** Whether somebody may ask for it. Anyone below a supervisor sees what the line shows, and cannot single out anything kept from reviewers. */
export function mayAskForControl({ role }: Actor, filter: ReportFilter, subject: ControlSubject): boolean {
  if (role === 'supervisor' || role === 'engineer') return true;
  const { period, laneId, lot, recipeId, modelSha256 } = filter;
  const isWhole = laneId === null && lot === null && recipeId === null && modelSha256 === null;
  return isWhole && subject === 'rejected' && period.kind === 'shift';
}

/**
 * Whether the line is in control: its rejects against limits that it set itself, the same for every requested period, because the signals
 * of a point depend only on it and those before it. `null` if nothing is decided.
 */
export function controlChart(db: ReadDb, { scope, subject, shiftsADay }: Question): ControlChart | null {
  const totals = controlTotals(db, scope, subject);
  if (totals.decided === 0) return null;
  const { span } = scope;
  const regime = regimeOf(db, scope);
  const first = firstSlotWithParts(db, scope, regime.start);
  const read = (from: number, end: number) => controlSlots(db, scope, subject, { first: from, end });
  const isRecounting = isBeingRecounted(db, regime);
  const learned = first === null || isRecounting ? null : learn(read, first, regime);
  const baseline = learned?.baseline ?? null;
  const most = baseline?.kind === 'gaps' ? MOST_JUDGED : MOST_POINTS * (learned?.slotsEach ?? 1);
  const from = Math.max(Math.floor(span.from / SLOT_MS), regime.end - most, regime.start);
  const isOver = Math.ceil(span.until / SLOT_MS) <= regime.nowSlot;
  const all =
    baseline === null
      ? unjudged(read(from, regime.end), learned?.slotsEach ?? 1, regime.nowSlot)
      : judged(read, baseline, from, regime, DAY_SLOTS / shiftsADay);
  const inside = all.filter(({ endsAt, isUnfinished }) =>
    isUnfinished ? !isOver : endsAt > span.from && endsAt <= span.until,
  );
  const points = inside.slice(-MOST_POINTS);
  const known = points.filter(({ startsAt }) => baseline !== null && startsAt >= baseline.endSlot * SLOT_MS);
  const judgedFrom =
    points.length < inside.length ? (points[0]?.startsAt ?? null) : from * SLOT_MS > span.from ? from * SLOT_MS : null;
  return {
    subject,
    from: span.from,
    kind: baseline?.kind ?? 'shares',
    state: isRecounting ? 'recounting' : known.length === 0 ? 'learning' : stateOf(known),
    points: [...points],
    decided: totals.decided,
    rejected: totals.rejected,
    waiting: totals.inspected - totals.decided,
    byFault: subject === 'verdict' ? 0 : totals.byFault,
    timedOut: subject === 'verdict' ? 0 : totals.timedOut,
    falseAlarms: FALSE_ALARMS,
    baseline: baseline === null ? null : told(baseline),
    learning:
      baseline !== null || isRecounting
        ? null
        : progressOf(first === null ? [] : read(first, regime.nowSlot + 1), regime),
    judgedFrom,
  };
}

/** Since when decisions were made as at the end of a period. A quarter of an hour with a change in it belongs to neither side. */
function regimeOf(db: ReadDb, scope: Scope): Regime {
  const nowSlot = Math.floor(scope.now / SLOT_MS);
  const end = Math.min(Math.ceil(scope.span.until / SLOT_MS), nowSlot + 1);
  const starts = controlChanges(db, scope).map((at) => Math.ceil(at / SLOT_MS));
  return { start: starts.findLast((start) => start < end) ?? 0, end, nowSlot };
}

/** Whether parts from which limits are learned are out of the roll-ups: what looks like the first ones of a regime would be others. */
function isBeingRecounted(db: ReadDb, { start }: Regime): boolean {
  const { left } = uncountedParts(db);
  const newest = left === 0 ? null : admittedAt(db, left);
  return newest !== null && newest >= start * SLOT_MS;
}

type Read = (first: number, end: number) => readonly SlotCount[];
type Learned = { readonly baseline: Baseline | null; readonly slotsEach: number };

/** Limits from the first quarters of an hour since a change. Read in growing pieces: most learn within a few days, some take months. */
function learn(read: Read, first: number, { nowSlot }: Regime): Learned {
  for (let length = 4 * DAY_SLOTS; ; length *= 4) {
    const end = Math.min(first + length, nowSlot);
    const slots = read(first, end);
    const baseline = baselineOf(slots, end);
    if (baseline !== null || end === nowSlot || slots.length > 2 * MOST_SLOTS) {
      return { baseline, slotsEach: baseline?.slotsEach ?? learningOf(slots, end)?.slotsEach ?? 1 };
    }
  }
}

/** The points of a period, and earlier ones that theirs depend on. */
function judged(read: Read, baseline: Baseline, from: number, { end, nowSlot }: Regime, shiftSlots: number) {
  const { slotsEach, endSlot } = baseline;
  const whole = Math.floor(from / slotsEach) * slotsEach;
  const before = lastBefore(read, baseline, whole);
  const later = read(Math.max(endSlot, whole), end);
  const isLearned = whole < endSlot && baseline.kind === 'shares';
  return [
    ...(isLearned ? unjudged(read(whole, Math.min(end, endSlot)), slotsEach, nowSlot) : []),
    ...controlPoints(baseline, [...before, ...later], { nowSlot, shiftSlots }),
  ];
}

/** How far back the points after a slot can depend on: a number of subgroups, or rejects. Nights and holidays lie between them, so more is read where needed. */
function lastBefore(read: Read, { kind, slotsEach, endSlot }: Baseline, before: number): readonly SlotCount[] {
  const start = Math.max(endSlot, before - MOST_JUDGED);
  for (let length = 2 * SUBGROUPS_BEFORE * slotsEach; ; length *= 4) {
    const from = Math.max(start, before - length);
    const slots = from < before ? read(from, before) : [];
    const isEnough =
      kind === 'gaps'
        ? totalOf(slots).rejected > REJECTS_BEFORE
        : subgroupsOf(slots, slotsEach, before).length > SUBGROUPS_BEFORE;
    if (from === start || isEnough) return slots;
  }
}

/** Subgroups while no limits are known. */
function unjudged(slots: readonly SlotCount[], slotsEach: number, nowSlot: number): readonly ControlPoint[] {
  const groups = Map.groupBy(slots, ({ slot }) => Math.floor(slot / slotsEach));
  return [...groups].map(([group, some]) => {
    const { decided, rejected } = totalOf(some);
    const [startsAt, endsAt] = [group * slotsEach * SLOT_MS, (group + 1) * slotsEach * SLOT_MS];
    const isUnfinished = (group + 1) * slotsEach > nowSlot;
    return {
      startsAt,
      endsAt,
      decided,
      rejected,
      value: rejected / decided,
      lower: null,
      upper: null,
      signals: [],
      isUnfinished,
    };
  });
}

function told(baseline: Baseline): NonNullable<ControlChart['baseline']> {
  const { firstSlot, endSlot, subgroups, leftOut, slotsEach, decided, rejected, spread } = baseline;
  const [from, until]: readonly [Instant, Instant] = [firstSlot * SLOT_MS, endSlot * SLOT_MS];
  return { from, until, subgroups, leftOut, minutesEach: slotsEach * MINUTES_EACH, decided, rejected, spread };
}

/** The progress of learning limits, including the current quarter of an hour. */
function progressOf(slots: readonly SlotCount[], { start, nowSlot }: Regime): NonNullable<ControlChart['learning']> {
  const { decided, rejected } = totalOf(slots);
  const known = learningOf(slots, nowSlot);
  return {
    from: (slots[0]?.slot ?? start) * SLOT_MS,
    rejected,
    rejectsWanted: REJECTS,
    subgroups:
      known === null
        ? null
        : { count: known.subgroups, wanted: SUBGROUPS, minutesEach: known.slotsEach * MINUTES_EACH },
    share: estimateShare(rejected, decided),
  };
}
