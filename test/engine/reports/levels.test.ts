import { describe, expect, test } from 'vitest';
import { countsSince } from '../../../main/engine/store/parts/signal-counts.ts';
import type { ControlSubject } from '../../../preload/contract/reports/control.ts';
import { type AutomationLevel, automationLevelSchema } from '../../../preload/contract/station/recipe.ts';
import { AT, stationAt, theseParts } from './levels.ts';

type Figures = {
  /** What the line was told at once: PASS, FAIL, HOLD, ERROR. */
  readonly told: readonly [pass: number, fail: number, hold: number, error: number];
  readonly yield: {
    readonly passedFirst: number;
    readonly good: number;
    readonly waiting: number;
    readonly waitingFirst: number;
  };
  /** Rejects of decided parts, for each thing that the control chart can be about; null where there is nothing. */
  readonly rejected: readonly [number, number];
  readonly toldReject: readonly [number, number];
  readonly verdict: readonly [number, number] | null;
  readonly timedOut: number;
  readonly deciders: {
    readonly byModel: number;
    readonly byPerson: number;
    readonly timedOut: number;
    readonly open: number;
  };
  readonly output: {
    readonly looked: number;
    readonly detections: number;
    readonly withoutDetection: number;
    readonly judged: number;
    readonly overruled: number;
  };
  readonly pareto: { readonly failed: number; readonly judged: number };
  /** Boxes on parts that did not pass. */
  readonly boxes: number;
  readonly load: { readonly queued: number; readonly answered: number; readonly timedOut: number };
  /** Found wrong, audited, decided. */
  readonly escapes: readonly [number, number, number] | null;
  readonly overkill: readonly [number, number, number] | null;
};

const byPeople: Figures = {
  told: [0, 0, 8, 1],
  // A, D and E are accepted; H waits.
  yield: { passedFirst: 3, good: 3, waiting: 1, waitingFirst: 1 },
  // B, C and F by a person, I because nobody looked, G by a fault; H is not decided.
  rejected: [5, 8],
  toldReject: [5, 8],
  verdict: [2, 8],
  timedOut: 1,
  deciders: { byModel: 0, byPerson: 6, timedOut: 1, open: 2 },
  // All but G are looked at; C, D, E, F and I have a box. The model said pass or fail of A, B, C and D.
  output: { looked: 8, detections: 5, withoutDetection: 3, judged: 4, overruled: 2 },
  pareto: { failed: 2, judged: 8 },
  boxes: 5,
  load: { queued: 8, answered: 6, timedOut: 1 },
  escapes: null,
  overkill: null,
};

const expected: Readonly<Record<AutomationLevel, Figures>> = {
  manual: {
    ...byPeople,
    // The model is not asked: nothing may be counted as seen or said by it.
    verdict: null,
    output: { looked: 0, detections: 0, withoutDetection: 0, judged: 0, overruled: 0 },
    pareto: { failed: 0, judged: 0 },
    boxes: 0,
  },
  shadow: byPeople,
  assist: byPeople,
  partial: {
    told: [3, 2, 3, 1],
    // A, B and H pass at once. B is bad after all; D and E are accepted.
    yield: { passedFirst: 3, good: 4, waiting: 0, waitingFirst: 0 },
    // B by the audit, C, F, I and G; D was failed and is accepted.
    rejected: [5, 9],
    // C and D failed, F and I after their hold, G by a fault; B was told as good.
    toldReject: [5, 9],
    verdict: [2, 8],
    timedOut: 1,
    deciders: { byModel: 5, byPerson: 2, timedOut: 1, open: 1 },
    output: { looked: 8, detections: 5, withoutDetection: 3, judged: 2, overruled: 2 },
    pareto: { failed: 2, judged: 8 },
    boxes: 5,
    load: { queued: 5, answered: 4, timedOut: 1 },
    escapes: [1, 1, 3],
    overkill: [1, 1, 2],
  },
  full: {
    // What the model is unsure of fails.
    told: [3, 5, 0, 1],
    yield: { passedFirst: 3, good: 3, waiting: 0, waitingFirst: 0 },
    // B by the audit, C, E, F, I and G; D is accepted.
    rejected: [6, 9],
    toldReject: [6, 9],
    verdict: [2, 8],
    timedOut: 0,
    deciders: { byModel: 8, byPerson: 0, timedOut: 0, open: 1 },
    output: { looked: 8, detections: 5, withoutDetection: 3, judged: 2, overruled: 2 },
    pareto: { failed: 2, judged: 8 },
    boxes: 5,
    load: { queued: 2, answered: 2, timedOut: 0 },
    escapes: [1, 1, 3],
    overkill: [1, 1, 5],
  },
};

describe.each(Object.entries(expected))(
  'at the level %s every figure equals counting nine parts by hand',
  (level, figures) => {
    // Made afresh for each test: a store is closed when its test has finished.
    const station = () => stationAt(automationLevelSchema.parse(level));
    test('what the line was told', () => {
      const { store } = station();
      const { pass, fail, hold, error } = countsSince(store.read, AT, AT + 2 * 30 * 60_000);
      expect([pass, fail, hold, error]).toEqual(figures.told);
    });

    test('yields', async () => {
      const { ask } = station();
      const { current, points } = await ask('report.yield', theseParts);
      expect(current).toEqual({ inspected: 9, ...figures.yield });
      expect(points).toEqual([{ startsAt: AT, inspected: 9, ...figures.yield }]);
    });

    test('what the control chart counts', async () => {
      const { ask } = station();
      const control = async (subject: ControlSubject) => {
        const chart = await ask('report.control', { filter: theseParts, subject });
        return chart === null ? null : [chart.rejected, chart.decided];
      };
      expect([await control('rejected'), await control('told'), await control('verdict')]).toEqual([
        figures.rejected,
        figures.toldReject,
        figures.verdict,
      ]);
      const chart = await ask('report.control', { filter: theseParts, subject: 'rejected' });
      expect(chart).toMatchObject({ waiting: figures.yield.waiting, byFault: 1, timedOut: figures.timedOut });
    });

    test('rejects by lane and hour, and what the model failed parts for', async () => {
      const { ask } = station();
      const report = await ask('report.defects', theseParts);
      const [rejected, decided] = figures.rejected;
      const counts = { inspected: 9, fails: figures.pareto.failed, rejected, decided, standsOut: false };
      expect(report.lanes).toEqual([{ laneId: 1, laneName: 'Lane 1', ...counts }]);
      expect(report.hours).toEqual([{ hour: new Date(AT).getHours(), ...counts }]);
      expect({ failed: report.failed, judged: report.judged }).toEqual(figures.pareto);
      expect(report.classes).toEqual(
        figures.pareto.failed === 0 ? [] : [{ className: 'crack', parts: figures.pareto.failed }],
      );
    });

    test('boxes on parts that did not pass', async () => {
      const { ask } = station();
      const { classes } = await ask('report.box-map', theseParts);
      expect(classes.flatMap(({ cells }) => cells).reduce((sum, { boxes }) => sum + boxes, 0)).toBe(figures.boxes);
    });

    test('who decided, and what came to people', async () => {
      const { ask } = station();
      expect((await ask('report.deciders', theseParts)).current).toEqual({ inspected: 9, ...figures.deciders });
      expect((await ask('report.review-load', theseParts)).current).toMatchObject(figures.load);
    });

    test('what the model found, and who overruled it', async () => {
      const { ask } = station();
      expect((await ask('report.output', theseParts)).current).toEqual({ inspected: 9, ...figures.output });
      const { classes } = await ask('report.scores', theseParts);
      expect(classes.reduce((sum, { detections }) => sum + detections, 0)).toBe(figures.output.detections);
    });

    test('escapes and overkill', async () => {
      const { ask } = station();
      const { escapes, overkill } = await ask('report.accuracy', theseParts);
      const told = (found: typeof escapes) => found && [found.wrong, found.audited, found.decided];
      expect([told(escapes), told(overkill)]).toEqual([figures.escapes, figures.overkill]);
    });

    test('pace, faults and pictures', async () => {
      const { ask } = station();
      expect(await ask('report.pace', theseParts)).toMatchObject({ inspected: 9, minutes: 60 });
      expect((await ask('report.faults', theseParts)).faults).toEqual([
        { code: 'image-unreadable', parts: 1, notes: 0 },
      ]);
      expect((await ask('report.optics', theseParts)).points).toMatchObject([{ inspected: 9, unreadable: 1 }]);
    });
  },
);
