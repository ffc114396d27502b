import { describe, expect, test } from 'vitest';
import { laneIdSchema } from '../../../preload/contract/values/units.ts';
import { everything, FROM, HOUR, livedStation, type SheetPart, sheet, UNTIL } from './history.ts';

const count = (parts: readonly SheetPart[], is: (part: SheetPart) => boolean) => parts.filter(is).length;
const passed = ({ said }: SheetPart) => said === 'pass';
const failed = ({ said }: SheetPart) => said === 'fail';
/** Rejected in the end, by whomever. */
const isRejected = (part: SheetPart) =>
  part.said === 'unreadable' ||
  (failed(part) && part.answer !== 'accept') ||
  (passed(part) && part.answer === 'reject') ||
  (part.said === 'unsure' && part.answer !== 'accept');
const inHour = (hour: number) => sheet.filter((part) => part.hour === hour);

describe('every figure equals counting the sheet by hand', () => {
  test('first-pass and final yield', async () => {
    const { ask } = livedStation();
    const report = await ask('report.yield', everything);
    const yieldOf = (parts: readonly SheetPart[]) => ({
      inspected: parts.length,
      passedFirst: count(parts, passed),
      good: count(
        parts,
        (part) => (passed(part) && part.answer !== 'reject') || (!passed(part) && part.answer === 'accept'),
      ),
      waiting: 0,
      waitingFirst: 0,
    });
    expect(report.current).toEqual(yieldOf(sheet));
    expect(report.previous).toEqual(yieldOf([]));
    expect(report.points).toEqual(
      Array.from({ length: 12 }, (_, hour) => ({ startsAt: FROM + hour * HOUR, ...yieldOf(inHour(hour)) })),
    );
  });

  test('the control chart', async () => {
    const { ask } = livedStation();
    const chart = await ask('report.control', { filter: everything, subject: 'rejected' });
    expect(chart).toMatchObject({
      decided: 36,
      rejected: count(sheet, isRejected),
      byFault: count(sheet, ({ said }) => said === 'unreadable'),
      timedOut: count(sheet, ({ answer }) => answer === 'late'),
      waiting: 0,
    });
    // Too few rejects to learn limits from: what there is is shown without a judgement.
    expect(chart).toMatchObject({
      state: 'learning',
      baseline: null,
      learning: { rejected: count(sheet, isRejected) },
    });
    expect(chart?.points.map(({ startsAt, decided, rejected: bad, upper }) => [startsAt, decided, bad, upper])).toEqual(
      Array.from({ length: 12 }, (_, hour) => [FROM + hour * HOUR, 3, count(inHour(hour), isRejected), null]),
    );
  });

  test('defects by class, lane, lot and hour', async () => {
    const { ask } = livedStation();
    const report = await ask('report.defects', everything);
    const of = (is: (part: SheetPart) => boolean) => ({
      inspected: count(sheet, is),
      fails: count(sheet, (part) => is(part) && failed(part)),
      decided: count(sheet, is),
      rejected: count(sheet, (part) => is(part) && isRejected(part)),
    });
    // Which of them stands out has its own test.
    const counted = <Row extends { readonly standsOut: boolean }>({ standsOut, ...row }: Row) => {
      expect(standsOut).toBeTypeOf('boolean');
      return row;
    };
    expect(report.failed).toBe(count(sheet, failed));
    expect(report.judged).toBe(count(sheet, ({ said }) => said !== 'unreadable'));
    expect(report.classes).toEqual(
      ['crack', 'chip'].map((className) => ({
        className,
        parts: count(sheet, (part) => failed(part) && part.className === className),
      })),
    );
    expect(report.lanes.map(counted)).toEqual([
      { laneId: 1, laneName: 'Lane 1', ...of(({ lane }) => lane === 1) },
      { laneId: 2, laneName: 'Lane 2', ...of(({ lane }) => lane === 2) },
    ]);
    expect(report.lots.map(counted).toSorted((a, b) => (a.lot < b.lot ? -1 : 1))).toEqual(
      ['L-1', 'L-2'].map((name) => ({ lot: name, ...of(({ lot }) => lot === name) })),
    );
    const localHour = (hour: number) => new Date(FROM + hour * HOUR).getHours();
    expect(report.hours.map(counted)).toEqual(
      Array.from({ length: 12 }, (_, hour) => ({
        hour: localHour(hour),
        ...of((part) => part.hour === hour),
      })).toSorted((a, b) => a.hour - b.hour),
    );
  });

  test('boxes by their position on the part', async () => {
    const { ask } = livedStation();
    const report = await ask('report.box-map', everything);
    // The middle of the box at 25.25, 40.5 on 640 × 480: column 0, row 1 of 20.
    expect(report.classes).toEqual(
      ['chip', 'crack'].map((className) => ({
        className,
        cells: [
          {
            cell: 20,
            boxes: count(sheet, (part) => part.className === className && (failed(part) || part.said === 'unsure')),
          },
        ],
      })),
    );
    const month = { kind: 'custom', from: FROM - 20 * 24 * HOUR, until: UNTIL + 24 * HOUR } as const;
    expect((await ask('report.box-map', { ...everything, period: month })).classes).toEqual(report.classes);
    expect(report.referenceId).toBe(sheet.findLastIndex(passed) + 1);
  });

  test('who decided', async () => {
    const { ask } = livedStation();
    const report = await ask('report.deciders', everything);
    expect(report.current).toEqual({
      inspected: 36,
      byModel: count(sheet, (part) => passed(part) || failed(part)),
      byPerson: count(sheet, ({ said, answer }) => said === 'unsure' && answer !== 'late'),
      timedOut: count(sheet, ({ answer }) => answer === 'late'),
      open: count(sheet, ({ said }) => said === 'unreadable'),
    });
  });

  test('review load', async () => {
    const { ask } = livedStation();
    const report = await ask('report.review-load', everything);
    const answered = count(sheet, ({ answer }) => answer === 'accept' || answer === 'reject');
    const late = count(sheet, ({ answer }) => answer === 'late');
    expect(report).toMatchObject({ waiting: 0, oldestAt: null });
    expect(report.current).toEqual({
      queued: answered + late,
      answered,
      timedOut: late,
      meanTookMs: 2000,
      meanWaitMs: (answered * (5000 - 40) + late * (61_000 - 40)) / (answered + late),
      peopleNeeded: ((answered + late) * 2000) / (12 * HOUR),
    });
  });

  test('escapes, overkill and the audits still needed', async () => {
    const { ask } = livedStation();
    const report = await ask('report.accuracy', everything);
    const audited = (is: (part: SheetPart) => boolean) => sheet.filter((part) => is(part) && part.answer !== null);
    const [passes, fails] = [audited(passed), audited(failed)];
    const escaped = count(passes, ({ answer }) => answer === 'reject');
    const overkilled = count(fails, ({ answer }) => answer === 'accept');
    expect(report.escapes).toMatchObject({ wrong: escaped, audited: passes.length, decided: count(sheet, passed) });
    expect(report.escapes?.share).toBeCloseTo(escaped / passes.length, 12);
    expect(report.overkill).toMatchObject({ wrong: overkilled, audited: fails.length, decided: count(sheet, failed) });
    expect(report.overkill?.share).toBeCloseTo(overkilled / fails.length, 12);
    expect(report.targets).toMatchObject([
      { recipeName: 'Phone glass', target: 0.005, audited: passes.length, wrong: escaped },
    ]);
  });

  test('pace and stage times', async () => {
    const { ask } = livedStation();
    const pace = await ask('report.pace', everything);
    expect(pace).toMatchObject({ inspected: 36, minutes: 720, previousInspected: 0 });
    const perMinute = (hour: number, lane: number) => count(inHour(hour), (part) => part.lane === lane) / 15;
    const columns = pace.lanes.map(({ laneId }) => laneId);
    // One point for each quarter of an hour; all parts of the sheet come in the first of an hour.
    const firstQuarters = pace.points.filter(({ startsAt }) => (startsAt - FROM) % HOUR === 0);
    expect(pace.points).toHaveLength(11 * 4 + 1);
    expect(firstQuarters.map((point) => point.perMinute)).toEqual(
      Array.from({ length: 12 }, (_, hour) => columns.map((lane) => perMinute(hour, lane))),
    );
    const { stages } = await ask('report.stages', everything);
    const detect = stages.find(({ stage, laneId }) => stage === 'detect' && laneId === 1);
    expect(detect?.parts).toBe(count(sheet, ({ lane }) => lane === 1));
    expect(Math.abs((detect?.p50Ms ?? 0) / 21 - 1)).toBeLessThan(0.02);
  });

  test('faults', async () => {
    const { ask } = livedStation();
    const report = await ask('report.faults', everything);
    const unreadable = count(sheet, ({ said }) => said === 'unreadable');
    expect(report.faults).toEqual([{ code: 'image-unreadable', parts: unreadable, notes: 0 }]);
  });

  test('how the images look', async () => {
    const { ask } = livedStation();
    const { points } = await ask('report.optics', everything);
    const readable = inHour(2)
      .filter(({ said }) => said !== 'unreadable')
      .map(({ brightness }) => brightness);
    const mean = readable.reduce((sum, value) => sum + value, 0) / readable.length;
    const variance = readable.reduce((sum, value) => sum + (value - mean) ** 2, 0) / readable.length;
    expect(points[2]).toMatchObject({
      inspected: 3,
      unreadable: count(inHour(2), ({ said }) => said === 'unreadable'),
    });
    expect(points[2]?.optics?.brightness.mean).toBeCloseTo(mean, 6);
    expect(points[2]?.optics?.brightness.deviation).toBeCloseTo(Math.sqrt(variance), 6);
  });

  test('what the model finds, and who overrules it', async () => {
    const { ask } = livedStation();
    const { current } = await ask('report.output', everything);
    const judged = sheet.filter((part) => (passed(part) || failed(part)) && part.answer !== null);
    expect(current).toEqual({
      inspected: 36,
      detections: count(sheet, (part) => failed(part) || part.said === 'unsure'),
      looked: count(sheet, ({ said }) => said !== 'unreadable'),
      withoutDetection: count(sheet, passed),
      judged: judged.length,
      overruled: count(judged, (part) => passed(part) === (part.answer === 'reject')),
    });
    const { classes } = await ask('report.scores', everything);
    const crack = classes.find(({ className }) => className === 'crack');
    const scores = (is: (part: SheetPart) => boolean) => count(sheet, (part) => part.className === 'crack' && is(part));
    expect(crack?.scores[18]).toBe(scores(failed));
    expect(crack?.scores[8]).toBe(scores(({ said }) => said === 'unsure'));
  });

  test('over a month, in points of eight hours', async () => {
    const { ask } = livedStation();
    const from = FROM - 20 * 24 * HOUR;
    const report = await ask('report.yield', { ...everything, period: { kind: 'custom', from, until: UNTIL } });
    expect(report.points.map(({ startsAt, inspected }) => [(startsAt - from) / HOUR, inspected])).toEqual([
      [480, count(sheet, ({ hour }) => hour < 8)],
      [488, count(sheet, ({ hour }) => hour >= 8)],
    ]);
  });

  test('limited to a lane and a lot', async () => {
    const { ask } = livedStation();
    const here = sheet.filter(({ lane, lot }) => lane === 2 && lot === 'L-2');
    const report = await ask('report.yield', { ...everything, laneId: laneIdSchema.parse(2), lot: 'L-2' });
    expect(report.current.inspected).toBe(here.length);
    expect(await ask('report.lots', everything)).toEqual(['L-2', 'L-1']);
  });

  test('there are none for a model that this station never had', async () => {
    const { ask } = livedStation();
    const report = await ask('report.yield', { ...everything, modelSha256: 'a'.repeat(64) });
    expect(report.current.inspected).toBe(0);
  });
});
