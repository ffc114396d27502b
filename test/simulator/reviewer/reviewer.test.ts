import { expect, test } from 'vitest';
import { randomFor } from '../../../main/simulator/random.ts';
import { startReviewer } from '../../../main/simulator/reviewer/reviewer.ts';
import {
  answerAs,
  missRate,
  PRACTISED_REVIEWER,
  type ReviewerSkill,
} from '../../../main/simulator/reviewer/reviewer-skill.ts';
import type { TrueDefect, TruthRecord } from '../../../main/truth/truth.ts';
import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { failed, ok } from '../../../preload/contract/faults/result.ts';
import type { Inspection } from '../../../preload/contract/parts/inspection.ts';
import type { ReviewAnswer, ReviewItem } from '../../../preload/contract/parts/review.ts';
import { skippingClock } from '../../support/time/skipping-clock.ts';

const perfect: ReviewerSkill = {
  missRate: { borderline: 0, obvious: 0 },
  falseAlarmRate: { clean: 0, borderline: 0 },
  wrongClassRate: 0,
  inconclusiveRate: 0,
  medianMs: 2000,
  spread: 0,
  fatiguePerHour: 0,
};

const defect = (severity: number): TrueDefect => ({
  class: 'crack',
  severity,
  contrast: 40,
  box: { x: 10, y: 20, width: 30, height: 40 },
  isTolerated: severity < 0.28,
});

function truthWith(...defects: TrueDefect[]): TruthRecord {
  return {
    serial: 'SN1',
    lot: 'L1',
    number: 1,
    model: 'Aster',
    isBad: defects.some(({ isTolerated }) => !isTolerated),
    width: 100,
    height: 100,
    defects,
    file: 'L1_SN1.jpg',
    writtenAt: 0,
    damage: null,
    duplicateOf: null,
  };
}

/** Share of many answers that reject the part. */
function rejectRate(truth: TruthRecord, skill: ReviewerSkill, hours = 0): number {
  const random = randomFor('many answers');
  const answers = Array.from({ length: 20_000 }, () => answerAs(truth, skill, hours, random).kind);
  return answers.filter((kind) => kind === 'reject').length / answers.length;
}

test('a perfect reviewer is right about every part and names the defect', () => {
  const answer = answerAs(truthWith(defect(0.1), defect(0.4)), perfect, 8, randomFor('r'));
  expect(answer).toEqual({ kind: 'reject', found: [{ className: 'crack', box: defect(0.4).box }], tookMs: 2000 });
  expect(answerAs(truthWith(defect(0.27)), perfect, 8, randomFor('r')).kind).toBe('accept');
});

test('defects are missed at the rate set for their severity', () => {
  const skill = { ...perfect, missRate: { borderline: 0.4, obvious: 0.01 } };
  expect(rejectRate(truthWith(defect(0.28)), skill)).toBeCloseTo(0.6, 1);
  expect(rejectRate(truthWith(defect(1)), skill)).toBeCloseTo(0.99, 2);
  expect(missRate(skill, 0.64)).toBeCloseTo(Math.sqrt(0.4 * 0.01), 5);
});

test('good parts are rejected at the false-alarm rate, more often with a mark close to the limit', () => {
  const skill = { ...perfect, falseAlarmRate: { clean: 0.05, borderline: 0.3 } };
  expect(rejectRate(truthWith(), skill)).toBeCloseTo(0.05, 1);
  expect(rejectRate(truthWith(defect(0.27)), skill)).toBeGreaterThan(0.25);
});

test('hours without a break make a reviewer slower and worse', () => {
  const skill = { ...perfect, missRate: { borderline: 0.2, obvious: 0.2 }, fatiguePerHour: 0.5 };
  expect(rejectRate(truthWith(defect(0.5)), skill, 2)).toBeCloseTo(0.6, 1);
  expect(answerAs(truthWith(), skill, 2, randomFor('r')).tookMs).toBe(4000);
});

const itemOf = (id: number, isReadable = true) =>
  ({ id, inspection: { id, isReadable } as unknown as Inspection }) as unknown as ReviewItem;

test('at work, a reviewer claims, looks, answers through the operations of a person, and goes on after a refusal', async () => {
  const queue = [itemOf(1), itemOf(2), itemOf(3), itemOf(4, false)];
  const answers: ReviewAnswer[] = [];
  const emptied = Promise.withResolvers<void>();
  const clock = skippingClock('2026-03-02T06:00:00Z');
  const began = clock.now();
  const reviewer = startReviewer({
    call: async (name, input) => {
      if (name === 'review.claim') {
        const next = queue.shift();
        if (next === undefined) emptied.resolve();
        // Lets other work go on, as a real engine would.
        await new Promise(setImmediate);
        return ok(next === undefined ? [] : [next]) as never;
      }
      answers.push(input as ReviewAnswer);
      return (answers.length === 2 ? failed(conflict('part-not-held')) : ok(null)) as never;
    },
    truthOf: async ({ id }) => (Number(id) === 2 ? null : truthWith(...(Number(id) === 1 ? [defect(0.9)] : []))),
    skill: perfect,
    seed: 'reviewer',
    workMs: 3_600_000,
    restMs: 600_000,
    clock,
  });
  await emptied.promise;
  await reviewer.stop();
  expect(answers.map(({ itemId, kind, classNames, tookMs }) => [itemId, kind, classNames, tookMs])).toEqual([
    [1, 'reject', ['crack'], 2000],
    [2, 'inconclusive', [], 2000],
    [3, 'accept', [], 2000],
    [4, 'inconclusive', [], 2000],
  ]);
  expect(reviewer.answered()).toBe(3);
  expect(clock.now() - began).toBeGreaterThanOrEqual(8000);
});

test('a practised reviewer is far better at obvious than at borderline defects', () => {
  expect(missRate(PRACTISED_REVIEWER, 0.3)).toBeGreaterThan(5 * missRate(PRACTISED_REVIEWER, 0.95));
});
