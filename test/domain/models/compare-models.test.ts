import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ComparedParts, judgeModels, type Knowledge } from '../../../main/domain/models/compare-models.ts';
import type { VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import { randomNumbers } from '../../support/random.ts';

const parts = (champion: VerdictKind, challenger: VerdictKind, known: Knowledge, count: number): ComparedParts => ({
  champion,
  challenger,
  known,
  parts: count,
});

/** Two equally good models look at the same parts, each erring and doubting by itself; the champion decides at *partial*. */
function equalModels(
  random: () => number,
  count: number,
): { champion: VerdictKind; challenger: VerdictKind; isBad: boolean }[] {
  const look = (isBad: boolean): VerdictKind => {
    const draw = random();
    if (draw < 0.1) return 'undetermined';
    return draw < 0.13 ? (isBad ? 'pass' : 'fail') : isBad ? 'fail' : 'pass';
  };
  return Array.from({ length: count }, () => {
    const isBad = random() < 0.3;
    return { champion: look(isBad), challenger: look(isBad), isBad };
  });
}

test('a model that never decides is not reported as better than one that errs', () => {
  const judged = judgeModels([
    parts('pass', 'undetermined', 'bad', 6),
    parts('fail', 'undetermined', 'good', 4),
    parts('pass', 'undetermined', 'good', 90),
  ]);
  expect(judged).toMatchObject({ opposed: 0, championWrong: 0, challengerWrong: 0, pValue: 1 });
  expect(judged.evidence.pValue).toBe(1);
  // What it would have spared the customer is still said, over all parts that both looked at.
  expect(judged.escapes).toMatchObject({ champion: 6, challenger: 0, looked: 100 });
});

test('opposed parts settled blind decide, and unsettled ones can overturn a claim', () => {
  const clear = [parts('pass', 'fail', 'bad', 14), parts('fail', 'pass', 'bad', 1)];
  expect(judgeModels(clear)).toMatchObject({ championWrong: 14, challengerWrong: 1, unsettled: 0 });
  expect(judgeModels(clear).evidence.pValue).toBeLessThan(0.05);
  const open = judgeModels([...clear, parts('pass', 'fail', 'none', 12)]);
  expect(open.unsettled).toBe(12);
  expect(open.evidence.pValue).toBe(1);
  expect(open.evidence.low).toBeLessThan(0.5);
});

test('answers of people who saw the champion’s opinion are counted separately and are not evidence', () => {
  const judged = judgeModels([parts('pass', 'fail', 'good-aided', 20), parts('fail', 'pass', 'bad-aided', 3)]);
  expect(judged).toMatchObject({
    opposed: 23,
    ...{ championWrong: 0, challengerWrong: 0, unsettled: 23 },
    aided: { championWrong: 0, challengerWrong: 23 },
  });
  expect(judged.evidence.pValue).toBe(1);
});

test('two equal models are reported as different in at most 5 % of runs when people look at what the champion leaves, audits and samples', () => {
  const random = randomNumbers(3);
  const runs = 400;
  let called = 0;
  for (let run = 0; run < runs; run += 1) {
    const looked = equalModels(random, 2000).map(({ champion, challenger, isBad }) => {
      const share = champion === 'undetermined' ? 1 : champion === 'pass' ? 0.05 : 0.02;
      const known: Knowledge = random() >= share ? 'none' : isBad ? 'bad' : 'good';
      return parts(champion, challenger, known, 1);
    });
    if (judgeModels(looked).evidence.pValue < 0.05) called += 1;
  }
  expect(called / runs).toBeLessThanOrEqual(0.05);
});

test('a worse challenger is found once all parts on which the two oppose each other are settled', () => {
  const random = randomNumbers(5);
  const settled = equalModels(random, 2000).map(({ champion, challenger, isBad }) => {
    const worse = champion === challenger && random() < 0.03 ? (isBad ? 'pass' : 'fail') : challenger;
    return parts(champion, worse, isBad ? 'bad' : 'good', 1);
  });
  const { evidence, championWrong, challengerWrong } = judgeModels(settled);
  expect(challengerWrong).toBeGreaterThan(championWrong);
  expect(evidence.pValue).toBeLessThan(0.05);
});

test('the interval of a difference contains it however the unsettled parts turn out', () => {
  const count = fc.integer({ min: 0, max: 300 });
  fc.assert(
    fc.property(count, count, count, count, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, c, d, share) => {
      fc.pre(a + b + c + d > 0);
      const kinds = [parts('pass', 'fail', 'bad', a), parts('fail', 'pass', 'bad', b)];
      const before = judgeModels([...kinds, parts('pass', 'fail', 'none', c), parts('fail', 'pass', 'none', d)]);
      const [bad, good] = [Math.round(c * share), c - Math.round(c * share)];
      const after = judgeModels([
        ...kinds,
        ...[parts('pass', 'fail', 'bad', bad), parts('pass', 'fail', 'good', good), parts('fail', 'pass', 'bad', d)],
      ]);
      const found = after.escapes.difference?.difference ?? Number.NaN;
      expect(before.escapes.difference?.low ?? 1).toBeLessThanOrEqual(found + 1e-9);
      expect(before.escapes.difference?.high ?? -1).toBeGreaterThanOrEqual(found - 1e-9);
    }),
  );
});

test('the interval of the approval ratings of Agresti (Categorical Data Analysis, 1990, p. 350) is the published one', () => {
  // 86 of 1600 against 150: 0.04, from 0.021 to 0.059.
  const { escapes } = judgeModels([
    parts('pass', 'fail', 'bad', 86),
    parts('fail', 'pass', 'bad', 150),
    parts('pass', 'pass', 'good', 1364),
  ]);
  expect(escapes.difference?.difference).toBeCloseTo(0.04, 12);
  expect(escapes.difference?.low).toBeCloseTo(0.0211, 3);
  expect(escapes.difference?.high).toBeCloseTo(0.0588, 3);
});

test('no number of parts is called enough that the unsettled ones could overturn', () => {
  const clear = [parts('pass', 'fail', 'bad', 15), parts('pass', 'fail', 'good', 2)];
  expect(judgeModels(clear)).toMatchObject({ stillNeeded: 0 });
  const unsettled = 30;
  const open = judgeModels([...clear, parts('pass', 'fail', 'none', unsettled)]);
  expect(open.evidence.pValue).toBe(1);
  const more = open.stillNeeded ?? 0;
  expect(more).toBeGreaterThan(0);
  // As many more, split as before: clear in four of five runs, whatever those turn out to be that are unsettled then.
  const random = randomNumbers(11);
  const runs = 2000;
  let reached = 0;
  for (let run = 0; run < runs; run += 1) {
    const wrong = Array.from({ length: 17 + more }, random).filter((one) => one < 15 / 17).length;
    const { evidence } = judgeModels([
      parts('pass', 'fail', 'bad', wrong),
      parts('pass', 'fail', 'good', 17 + more - wrong),
      parts('pass', 'fail', 'none', Math.max(0, unsettled - more)),
    ]);
    if (evidence.pValue < 0.05) reached += 1;
  }
  expect(reached / runs).toBeGreaterThan(0.77);
  expect(reached / runs).toBeLessThan(0.92);
});

test('parts still to judge are 0 just while it is clear which model is wrong more often', () => {
  const count = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(count, count, count, (bad, good, none) => {
      const judged = judgeModels([
        parts('pass', 'fail', 'bad', bad),
        parts('pass', 'fail', 'good', good),
        parts('pass', 'fail', 'none', none),
      ]);
      expect(judged.stillNeeded === 0).toBe(judged.evidence.pValue < 0.05);
    }),
  );
});
