import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneSidedEvidence } from '../../../main/domain/statistics/one-sided-evidence.ts';
import { shareEvidence } from '../../../main/domain/statistics/share-evidence.ts';
import { smallDifferenceEvidence } from '../../../main/domain/statistics/small-difference-evidence.ts';

test('seven settled disagreements that all speak against the challenger are evidence of 31.9, nine of 102', () => {
  expect(Math.exp(oneSidedEvidence(0, 0))).toBeCloseTo(1, 12);
  expect(Math.exp(oneSidedEvidence(7, 0))).toBeCloseTo(31.875, 9);
  expect(Math.exp(oneSidedEvidence(9, 0))).toBeCloseTo(102.3, 9);
});

test('the evidence is the integral that it says it is', () => {
  const count = fc.integer({ min: 0, max: 40 });
  fc.assert(
    fc.property(count, count, (first, second) => {
      expect(Math.exp(oneSidedEvidence(first, second)) / integral(first, second)).toBeCloseTo(1, 8);
    }),
  );
});

test('under a fair coin the evidence of the next pair is on the average that of now', () => {
  const count = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(count, count, (first, second) => {
      const next = [oneSidedEvidence(first + 1, second), oneSidedEvidence(first, second + 1)].map(Math.exp);
      const now = Math.exp(oneSidedEvidence(first, second));
      expect((next[0] ?? 0) / 2 / now + (next[1] ?? 0) / 2 / now).toBeCloseTo(1, 6);
    }),
  );
});

test('evidence of a small difference wins nothing on the average while the difference is the margin', () => {
  const count = fc.integer({ min: 0, max: 300 });
  const share = fc.double({ min: 0, max: 0.4, noNaN: true });
  const margin = fc.double({ min: 0.001, max: 0.2, noNaN: true });
  fc.assert(
    fc.property(count, count, count, share, margin, (first, second, neither, ofSecond, by) => {
      const now = smallDifferenceEvidence({ first, second, neither }, by);
      fc.pre(now > -500);
      const grown = (more: Parameters<typeof smallDifferenceEvidence>[0]) =>
        Math.exp(smallDifferenceEvidence(more, by) - now);
      const ofFirst = ofSecond + by;
      const mean =
        ofFirst * grown({ first: first + 1, second, neither }) +
        ofSecond * grown({ first, second: second + 1, neither }) +
        (1 - ofFirst - ofSecond) * grown({ first, second, neither: neither + 1 });
      expect(mean).toBeCloseTo(1, 6);
    }),
  );
});

test('without an error it takes 344 parts to show that a challenger is worse by less than 1 %, and one by 0.5 % takes about twice as many', () => {
  const fewest = (margin: number) => {
    let neither = 1;
    while (smallDifferenceEvidence({ first: 0, second: 0, neither }, margin) < Math.log(20)) neither += 1;
    return neither;
  };
  expect(fewest(0.01)).toBe(344);
  expect(fewest(0.005)).toBe(689);
});

test('shares that come out as planned are no evidence, and shares that do not are', () => {
  expect(shareEvidence(50, 1000, 0.05)).toBeLessThan(0);
  expect(shareEvidence(0, 1000, 0.05)).toBeGreaterThan(Math.log(200));
  expect(shareEvidence(1000, 1000, 0.05)).toBeGreaterThan(Math.log(200));
  expect(shareEvidence(0, 0, 0.05)).toBeCloseTo(0, 12);
});

/** By Simpson’s rule over θ from ½ to 1. */
function integral(first: number, second: number): number {
  const steps = 4000;
  const height = (theta: number) => (2 * theta) ** first * (2 * (1 - theta)) ** second;
  let sum = height(0.5) + height(1);
  for (let i = 1; i < steps; i += 1) sum += height(0.5 + (i / steps) * 0.5) * (i % 2 === 0 ? 2 : 4);
  return (2 * sum * 0.5) / steps / 3;
}
