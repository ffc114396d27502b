import { describe, expect, test } from 'vitest';
import {
  baselineOf,
  learningOf,
  MOST_SLOTS,
  REJECTS,
  type SlotCount,
  SUBGROUPS,
} from '../../../main/domain/control/baseline.ts';
import { controlPoints, stateOf } from '../../../main/domain/control/control-points.ts';
import { FALSE_ALARMS, SLOT_MS } from '../../../main/domain/control/risk.ts';
import { CONTROL_GRID, caughtRows, inControlRows } from '../../support/store/control-truth.ts';

const slots = (counts: readonly (readonly [decided: number, rejected: number])[], first = 0): readonly SlotCount[] =>
  counts.map(([decided, rejected], index) => ({ slot: first + index, decided, rejected }));
const same = (count: number, decided: number, rejects: readonly number[]) =>
  slots(Array.from({ length: count }, (_, index) => [decided, rejects[index % rejects.length] ?? 0] as const));

/** Forty quarters of an hour of 200 parts with five rejects each, give or take two. */
const STEADY = same(40, 200, [5, 3, 7, 5, 4, 6, 5, 5]);
const time = (nowSlot: number) => ({ nowSlot, shiftSlots: 32 });

function judge(after: readonly SlotCount[], nowSlot = 40 + after.length) {
  const baseline = baselineOf(STEADY, 40);
  if (baseline === null) throw new Error('nothing was learned');
  return controlPoints(baseline, [...STEADY, ...after], time(nowSlot));
}
const signalsAt = (points: ReturnType<typeof judge>, slot: number) =>
  points.find(({ startsAt }) => startsAt === slot * SLOT_MS)?.signals;

describe('limits', () => {
  test('come from the first subgroups and stay fixed, whatever comes later', () => {
    const early = baselineOf(STEADY, 40);
    const late = baselineOf(
      [
        ...STEADY,
        ...slots(
          [
            [200, 90],
            [200, 80],
          ],
          40,
        ),
      ],
      42,
    );
    expect(early).toMatchObject({
      kind: 'shares',
      slotsEach: 1,
      subgroups: SUBGROUPS,
      firstSlot: 0,
      endSlot: SUBGROUPS,
    });
    expect(late).toEqual(early);
  });

  test('are unknown before there are enough subgroups, and the number still missing is given', () => {
    expect(baselineOf(STEADY.slice(0, 24), 24)).toBeNull();
    expect(learningOf(STEADY.slice(0, 24), 24)).toEqual({ slotsEach: 1, subgroups: 24 });
    expect(baselineOf(STEADY.slice(0, 3), 3)).toBeNull();
    expect(learningOf(STEADY.slice(0, 3), 3)).toBeNull();
  });

  test('are learned from longer subgroups where rejects are few, and from the parts between rejects where they are rare', () => {
    expect(baselineOf(same(400, 50, [1, 0]), 400)).toMatchObject({
      kind: 'shares',
      slotsEach: 8,
      subgroups: SUBGROUPS,
    });
    const rare = same(400, 50, [1, 0, 0, 0, 0, 0, 0, 0]);
    expect(baselineOf(rare, 400)).toMatchObject({ kind: 'gaps', rejected: REJECTS });
  });

  test('are learned after thirty days from however few rejects there were, and later ones change nothing', () => {
    const hardlyAny = slots(Array.from({ length: MOST_SLOTS }, (_, slot) => [20, slot % 500 === 0 ? 1 : 0] as const));
    const baseline = baselineOf(hardlyAny, MOST_SLOTS);
    expect(baseline).toMatchObject({ kind: 'gaps', rejected: 6, endSlot: MOST_SLOTS });
    const more = slots(
      Array.from({ length: 40 }, () => [20, 2] as const),
      MOST_SLOTS,
    );
    expect(baselineOf([...hardlyAny, ...more], MOST_SLOTS + 40)).toEqual(baseline);
    const none = slots(Array.from({ length: MOST_SLOTS }, () => [20, 0] as const));
    expect(baselineOf(none, MOST_SLOTS)).toMatchObject({ kind: 'gaps', rejected: 0 });
  });

  test('leave out a subgroup that stood out during learning', () => {
    const upset = STEADY.map((one) => (one.slot === 10 ? { ...one, rejected: 80 } : one));
    expect(baselineOf(upset, 40)).toMatchObject({ leftOut: 1, subgroups: SUBGROUPS - 1, rejected: 118 });
  });
});

describe('what signals', () => {
  test('one subgroup far beyond the others, which is not reported again for the ones after it', () => {
    const points = judge(
      slots(
        [
          [200, 30],
          [200, 5],
          [200, 5],
          [200, 5],
        ],
        40,
      ),
    );
    expect(signalsAt(points, 40)).toContainEqual({ rule: 'one', side: 'worse' });
    expect([41, 42, 43].map((slot) => signalsAt(points, slot))).toEqual([[], [], []]);
    expect(stateOf(points)).toBe('worse');
  });

  test('several subgroups that stand out together but not alone', () => {
    const points = judge(
      slots(
        Array.from({ length: 12 }, () => [200, 11] as const),
        40,
      ),
    );
    expect(points.flatMap(({ signals }) => signals).some(({ rule }) => rule === 'one')).toBe(false);
    expect(stateOf(points)).toBe('worse');
  });

  test('fewer rejects than usual are for the better, and no problem', () => {
    const points = judge(
      slots(
        Array.from({ length: 12 }, () => [200, 0] as const),
        40,
      ),
    );
    expect(stateOf(points)).toBe('better');
  });

  test('the current subgroup signals as soon as it has too many for a whole one, and never too few', () => {
    const soon = judge(slots([[40, 30]], 40), 40);
    expect(soon.at(-1)).toMatchObject({ isUnfinished: true, signals: [{ rule: 'one', side: 'worse' }] });
    const quiet = judge(slots([[10, 1]], 40), 40);
    expect(quiet.at(-1)).toMatchObject({ isUnfinished: true, signals: [] });
  });

  test('the signals of a point do not depend on how much history is included, beyond twelve subgroups', () => {
    const after = slots(
      Array.from({ length: 60 }, (_, index) => [200, index % 17 === 3 ? 19 : 5 + (index % 5)] as const),
      40,
    );
    const baseline = baselineOf(STEADY, 40);
    if (baseline === null) throw new Error('nothing was learned');
    const all = controlPoints(baseline, after, time(100));
    const tail = controlPoints(baseline, after.slice(30), time(100));
    expect(tail.slice(13)).toEqual(all.slice(-tail.length + 13));
  });

  test('rare rejects close together, and none for long', () => {
    const rare = same(400, 50, [1, 0, 0, 0, 0, 0, 0, 0]);
    const baseline = baselineOf(rare, 400);
    if (baseline === null) throw new Error('nothing was learned');
    const from = baseline.endSlot;
    const close = slots([...Array.from({ length: 9 }, () => [50, 0] as const), [50, 4], [50, 3]], from);
    expect(stateOf(controlPoints(baseline, close, time(from + 11)))).toBe('worse');
    const none = slots(
      Array.from({ length: 90 }, () => [50, 0] as const),
      from,
    );
    expect(stateOf(controlPoints(baseline, none, time(from + 90)))).toBe('better');
    expect(stateOf(controlPoints(baseline, none.slice(0, 20), time(from + 20)))).toBe('in-control');
  });
});

describe('what a chart promises', () => {
  const some = CONTROL_GRID.filter((_, index) => index % 7 === 1);

  test('a line in control is reported as such in as many shifts as stated, plus or minus three in a hundred', () => {
    for (const { statement, measured } of inControlRows({ grid: some, runs: 300, seed: 1 })) {
      expect(measured, statement).toBeGreaterThan(1 - FALSE_ALARMS - 0.03);
    }
  });

  test('four times the usual rejects are noticed within the shift if a shift has some', () => {
    const grid = CONTROL_GRID.filter(({ share, parts }) => share * parts >= 0.5);
    const [few] = [grid.filter((_, index) => index % 9 === 0)];
    for (const { statement, measured } of caughtRows({ grid: few ?? [], times: 4, runs: 100, seed: 2 })) {
      expect(measured, statement).toBeGreaterThan(0.9);
    }
  });
});
