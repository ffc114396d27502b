import { describe, expect, test } from 'vitest';
import { answer } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import type { InspectionRecord } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { beginRecount, countAllParts, countParts } from '../../../main/engine/store/rollups/rollups.ts';
import { admitted } from '../../../main/engine/store/set-up/admitted.ts';
import { addRecipeVersion, newestRecipe } from '../../../main/engine/store/set-up/recipes.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { ReportFilter, ReportPeriod } from '../../../preload/contract/reports/report.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { randomNumbers } from '../../support/random.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { fixedClock, moment } from '../../support/time/fixed-clock.ts';

const QUARTER = 15 * 60_000;
const DAY = 24 * 4 * QUARTER;
/** A shift begins at six, fourteen and twenty-two o'clock; the tests run in UTC or elsewhere, so that times are taken from local midnight. */
const MIDNIGHT = new Date(2026, 2, 2).getTime();

const FAILED: Partial<InspectionRecord> = {
  verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] },
  signal: 'FAIL',
};
const everything: Omit<ReportFilter, 'period'> = { laneId: null, lot: null, recipeId: null, modelSha256: null };

/** A line of 20 parts each quarter of an hour since midnight, so many rejects among them as `rejects` says. */
function runningLine(quarters: number, rejects: (quarter: number) => number, now = MIDNIGHT + quarters * QUARTER) {
  const desk = openTestDesk({ clock: fixedClock(new Date(now).toISOString()) });
  const place = addTestLane(desk.store, MIDNIGHT);
  for (let quarter = 0; quarter < quarters; quarter += 1) {
    writeRecords(
      desk.store.write,
      Array.from({ length: 20 }, (_, index) => {
        const at = MIDNIGHT + quarter * QUARTER + index * 40_000;
        const facts = index < rejects(quarter) ? FAILED : {};
        return inspectionRecord({ ...place, at }, `${quarter}-${index}.jpg`, { ...facts, decidedAt: at });
      }),
    );
  }
  const chart = (period: ReportPeriod) =>
    desk.ask('report.control', { filter: { period, ...everything }, subject: 'rejected' });
  return { ...desk, place, chart };
}

/** About three rejects of 20, by a fixed draw. */
const usual = () => {
  const random = randomNumbers(5);
  const drawn = Array.from(
    { length: 400 },
    () => Array.from({ length: 20 }, random).filter((one) => one < 0.15).length,
  );
  return (quarter: number) => drawn[quarter] ?? 3;
};

describe('whether the line is in control', () => {
  test('is answered in the same way for the shift, the day, the week and any time: the same points, limits and signals', async () => {
    const steady = usual();
    const { chart } = runningLine(92, (quarter) => (quarter === 60 || quarter === 88 ? 14 : steady(quarter)));
    const periods: readonly ReportPeriod[] = [
      { kind: 'shift' },
      { kind: 'day' },
      { kind: 'week' },
      { kind: 'custom', from: MIDNIGHT + 80 * QUARTER, until: MIDNIGHT + 92 * QUARTER },
    ];
    const charts = await Promise.all(periods.map(chart));
    const byStart = charts.map((one) => new Map(one?.points.map((point) => [point.startsAt, point])));
    const [shift, day] = byStart;
    expect(shift?.size).toBeGreaterThan(2);
    for (const points of byStart) {
      for (const [at, point] of points) if (day?.has(at) === true) expect(point).toEqual(day.get(at));
    }
    expect(new Set(charts.map((one) => JSON.stringify(one?.baseline))).size).toBe(1);
    expect(charts.map((one) => one?.state)).toEqual(['worse', 'worse', 'worse', 'worse']);
    const signals = charts[1]?.points.filter((point) => point.signals.length > 0).map(({ startsAt }) => startsAt);
    expect(signals).toEqual([MIDNIGHT + 60 * QUARTER, MIDNIGHT + 88 * QUARTER]);
  });

  test('is unknown in the first hour, which shows what is known: the share so far, its interval and what is missing', async () => {
    const { chart } = runningLine(4, () => 1);
    const told = await chart({ kind: 'day' });
    expect(told).toMatchObject({
      state: 'learning',
      baseline: null,
      decided: 80,
      rejected: 4,
      learning: { rejected: 4, rejectsWanted: 20, subgroups: null, share: { count: 4, of: 80 } },
    });
    expect(told?.points.map(({ upper, signals }) => [upper, signals])).toEqual(
      Array.from({ length: 4 }, () => [null, []]),
    );
  });

  test('is not known while the parts that its limits are learned from are being counted again, and is what it was afterwards', async () => {
    const { chart, store } = runningLine(92, usual());
    const before = await chart({ kind: 'day' });
    expect(before).toMatchObject({ baseline: { subgroups: 25 }, decided: 1840 });
    beginRecount(store.write);
    countParts(store.write, 1000);
    const meanwhile = await chart({ kind: 'day' });
    expect(meanwhile).toMatchObject({ state: 'recounting', baseline: null, learning: null, decided: 1000 });
    expect(meanwhile?.points.flatMap(({ signals }) => signals)).toEqual([]);
    countAllParts(store.write);
    expect(await chart({ kind: 'day' })).toEqual(before);
  });

  test('counts the current quarter of an hour towards what limits are learned from', async () => {
    const { chart } = runningLine(1, () => 2, MIDNIGHT + 15 * 60_000 - 1000);
    expect(await chart({ kind: 'day' })).toMatchObject({ decided: 20, rejected: 2, learning: { rejected: 2 } });
  });

  test('says the same of a line decided by people as of one that decides by itself', async () => {
    const byModel = runningLine(60, usual());
    const steady = usual();
    const desk = openTestDesk({ clock: fixedClock(new Date(MIDNIGHT + 60 * QUARTER).toISOString()) });
    const place = addTestLane(desk.store, MIDNIGHT, { automationLevel: 'manual', repeatShare: 0, challengeShare: 0 });
    const ana = actorOf(addTestPerson(desk.store, 'Ana', 'operator'));
    for (let quarter = 0; quarter < 60; quarter += 1) {
      for (let index = 0; index < 20; index += 1) {
        const at = MIDNIGHT + quarter * QUARTER + index * 40_000;
        writeRecords(desk.store.write, [
          inspectionRecord({ ...place, at }, `${quarter}-${index}.jpg`, {
            ...{ automationLevel: 'manual', signal: 'HOLD', decidedAt: at },
            verdict: { kind: 'undetermined', reasons: [{ code: 'model-silent' }] },
            review: { ask: 'level', isBlind: false, dueAt: null },
          }),
        ]);
        const [item] = claimItems(desk.store.write, ana, 1, moment(at + 1000));
        if (item === undefined) throw new Error('nothing waits');
        const kind = index < steady(quarter) ? 'reject' : 'accept';
        answer(
          desk.store.write,
          ana,
          { itemId: item.id, kind, classNames: [], boxes: [], comment: '', tookMs: 900 },
          moment(at + 2000),
        );
      }
    }
    const filter = { period: { kind: 'day' }, ...everything } as const;
    expect(await desk.ask('report.control', { filter, subject: 'rejected' })).toEqual(
      await byModel.chart({ kind: 'day' }),
    );
  });
});

describe('limits', () => {
  const operator: Actor = { personId: null, name: 'Otto', role: 'operator', windowId: 'window-1' };

  test('are relearned after a change that affects decisions, and not after other changes of the recipe', async () => {
    const { store, place, chart } = runningLine(92, usual());
    const change = (body: Partial<NonNullable<ReturnType<typeof newestRecipe>>['body']>, madeAt: number) => {
      const now = newestRecipe(store.read, place.recipeId);
      if (now === null) throw new Error('no recipe');
      const draft = { name: now.name, body: { ...now.body, ...body }, madeBy: 'Ada', madeAt, comment: '' };
      addRecipeVersion(store.write, place.recipeId, now.version, admitted(draft));
    };
    const before = await chart({ kind: 'day' });
    change({ audit: { passShare: 0.5, failShare: 0.5 } }, MIDNIGHT + 90 * QUARTER);
    expect(await chart({ kind: 'day' })).toEqual(before);
    change({ otherDefects: { rejectAt: 0.9, clearBelow: 0.3 } }, MIDNIGHT + 90 * QUARTER);
    expect(await chart({ kind: 'day' })).toMatchObject({
      state: 'learning',
      baseline: null,
      judgedFrom: MIDNIGHT + 90 * QUARTER,
    });
    // What was before the change is judged as it was.
    const earlier = { kind: 'custom', from: MIDNIGHT, until: MIDNIGHT + 89 * QUARTER } as const;
    expect((await chart(earlier))?.baseline).toEqual(before?.baseline);
  });

  test('are relearned when a supervisor says so, with the reason on record', async () => {
    const { store, ask, call, chart } = runningLine(92, usual());
    expect((await chart({ kind: 'day' }))?.baseline).not.toBeNull();
    expect(await call('report.restart-control', { reason: 'New tool' }, operator)).toMatchObject({ ok: false });
    await ask('report.restart-control', { reason: 'New tool' });
    expect(await chart({ kind: 'day' })).toMatchObject({ state: 'learning', points: [], learning: { rejected: 0 } });
    expect(store.read.all('SELECT made_by, reason FROM control_restart')).toEqual([
      { made_by: 'Test', reason: 'New tool' },
    ]);
  });

  test('anyone below a supervisor sees what the line shows of the chart, and cannot single out a part', async () => {
    const { call } = runningLine(4, () => 1);
    const may = async (filter: Partial<ReportFilter>, subject: 'rejected' | 'verdict' = 'rejected') =>
      (
        await call(
          'report.control',
          { filter: { period: { kind: 'shift' }, ...everything, ...filter }, subject },
          operator,
        )
      ).ok;
    expect(await may({})).toBe(true);
    expect(await may({ lot: 'L-1' })).toBe(false);
    expect(await may({ period: { kind: 'custom', from: MIDNIGHT, until: MIDNIGHT + QUARTER } })).toBe(false);
    expect(await may({}, 'verdict')).toBe(false);
  });

  test('of a long history cost no more than of a short one: a week after a year of parts', async () => {
    const { store, place, chart } = runningLine(60, usual(), MIDNIGHT + 365 * DAY);
    const last = MIDNIGHT + 365 * DAY - QUARTER;
    writeRecords(store.write, [inspectionRecord({ ...place, at: last }, 'late.jpg', { decidedAt: last })]);
    const told = await chart({ kind: 'week' });
    expect(told).toMatchObject({ decided: 1, state: 'in-control' });
  });
});
