import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairedEvidence, pairsStillNeeded } from '../../../main/domain/statistics/paired-evidence.ts';
import { randomNumbers } from '../../support/random.ts';

test('the evidence of unanimous pairs is 2ⁿ ÷ (n + 1)', () => {
  expect(pairedEvidence(0, 0)).toEqual({ pValue: 1, low: 0, high: 1 });
  expect(1 / pairedEvidence(7, 0).pValue).toBeCloseTo(2 ** 7 / 8, 9);
  expect(1 / pairedEvidence(0, 9).pValue).toBeCloseTo(2 ** 9 / 10, 9);
  // 6 : 2 of the beta function: 2⁸ · 6! · 2! ÷ 9! is 1.0159.
  expect(1 / pairedEvidence(6, 2).pValue).toBeCloseTo(1.015_873, 6);
});

test('the interval holds the share seen, and holds the fair coin just while the evidence is not clear', () => {
  const count = fc.integer({ min: 0, max: 5000 });
  fc.assert(
    fc.property(count, count, (first, second) => {
      fc.pre(first + second > 0);
      const { low, high, pValue } = pairedEvidence(first, second);
      const share = first / (first + second);
      expect(low).toBeLessThanOrEqual(share);
      expect(high).toBeGreaterThanOrEqual(share);
      expect(low <= 0.5 && 0.5 <= high).toBe(pValue >= 0.05);
      const turned = pairedEvidence(second, first);
      expect(turned.pValue).toBeCloseTo(pValue, 12);
      expect(turned.low).toBeCloseTo(1 - high, 9);
    }),
  );
});

test('two equal models are called different in at most 5 % of runs although somebody looks after every pair', () => {
  const random = randomNumbers(20);
  const runs = 600;
  let called = 0;
  for (let run = 0; run < runs; run += 1) {
    let [first, second] = [0, 0];
    for (let pair = 0; pair < 300; pair += 1) {
      if (random() < 0.5) first += 1;
      else second += 1;
      if (pairedEvidence(first, second).pValue < 0.05) {
        called += 1;
        break;
      }
    }
  }
  expect(called / runs).toBeLessThanOrEqual(0.05);
  // The test can fail: a fair coin does get there now and then.
  expect(called).toBeGreaterThan(0);
});

test('it says how many more pairs it takes, none when it is clear, and nothing of an even split', () => {
  expect(pairsStillNeeded(0, 0)).toBeNull();
  expect(pairsStillNeeded(5, 5)).toBeNull();
  expect(pairsStillNeeded(3, 0)).toBeNull();
  expect(pairsStillNeeded(7, 2)).toBeNull();
  expect(pairsStillNeeded(8, 2)).toBeGreaterThan(0);
  expect(pairsStillNeeded(101, 100)).toBeNull();
});

test('with so many more pairs the evidence is clear in four of five runs', () => {
  const random = randomNumbers(7);
  for (const [first, second] of [
    [12, 8],
    [9, 3],
    [30, 20],
  ] as const) {
    const seen = first + second;
    const needed = seen + (pairsStillNeeded(first, second) ?? 0);
    const runs = 2000;
    let clear = 0;
    for (let run = 0; run < runs; run += 1) {
      let wrong = 0;
      for (let pair = 0; pair < needed; pair += 1) if (random() < first / seen) wrong += 1;
      if (pairedEvidence(wrong, needed - wrong).pValue < 0.05) clear += 1;
    }
    expect(clear / runs).toBeGreaterThan(0.77);
    expect(clear / runs).toBeLessThan(0.87);
  }
});

test('of ten million pairs all is answered within a few steps', () => {
  const { low, high } = pairedEvidence(5_000_000, 5_010_000);
  expect(low).toBeGreaterThan(0.498);
  expect(high).toBeLessThan(0.501);
  expect(pairsStillNeeded(5_000_000, 5_001_000)).toBeNull();
});
