import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidedAtBadShare, partOutcomes } from '../../../main/domain/models/part-outcomes.ts';
import { estimateShare } from '../../../main/domain/statistics/wilson-interval.ts';
import { type ScoredPart, suggestLimits } from '../../../main/domain/verdict/suggest-limits.ts';

const part = (isBad: boolean, topScores: Record<string, number>): ScoredPart => ({
  isBad,
  topScores: new Map(Object.entries(topScores)),
});
const none = { escapes: 0, overkill: 0 };

test('without errors allowed the limits lie just outside the parts they must not touch', () => {
  const parts = [
    part(false, { scratch: 0.3 }),
    part(false, {}),
    part(true, { scratch: 0.25 }),
    part(true, { scratch: 0.9 }),
  ];
  // A limit above 0.25 would pass a bad part, so the good part at 0.30 stays with a person and the most careful level will
  // do; a limit of 0.30 or less would fail a good part, so the bad one at 0.25 stays with a person too.
  expect(suggestLimits(parts, ['scratch'], none)).toEqual([{ className: 'scratch', clearBelow: 0.01, rejectAt: 0.9 }]);
});

test('each class gets limits of its own where that lets the model decide more', () => {
  const parts = [
    part(false, { scratch: 0.5 }),
    part(false, { chip: 0.1 }),
    part(true, { scratch: 0.7 }),
    part(true, { chip: 0.2 }),
  ];
  expect(suggestLimits(parts, ['scratch', 'chip'], none)).toEqual([
    { className: 'scratch', clearBelow: 0.51, rejectAt: 0.7 },
    { className: 'chip', clearBelow: 0.11, rejectAt: 0.2 },
  ]);
});

test('a bad part the model does not see at all lets nothing pass, unless such escapes are allowed', () => {
  const parts = [part(true, {}), part(true, { chip: 0.8 }), part(false, {})];
  expect(suggestLimits(parts, ['chip'], none)).toMatchObject([{ clearBelow: 0 }]);
  expect(suggestLimits(parts, ['chip'], { escapes: 0.5, overkill: 0 })).toMatchObject([{ clearBelow: 0.01 }]);
});

test('what scores the most there is fails at every limit, however little overkill is allowed', () => {
  expect(suggestLimits([part(false, { chip: 1 })], ['chip'], none)).toMatchObject([{ rejectAt: 1 }]);
});

const scored = fc.record({
  isBad: fc.boolean(),
  // Below 1: no limit keeps a part from failing that scores it.
  topScores: fc.dictionary(fc.constantFrom('scratch', 'chip'), fc.double({ min: 0.05, max: 0.99, noNaN: true })),
});

test('on the parts it was chosen for, no more errors are made than allowed, and clearBelow never lies above rejectAt', () => {
  fc.assert(
    fc.property(
      fc.array(scored, { maxLength: 40 }),
      fc.record({ escapes: fc.constantFrom(0, 0.1, 0.3), overkill: fc.constantFrom(0, 0.1, 0.3) }),
      (drawn, allowed) => {
        const parts = drawn.map(({ isBad, topScores }) => part(isBad, topScores));
        const limits = suggestLimits(parts, ['scratch', 'chip'], allowed);
        const judged = parts.map(({ isBad, topScores }) => {
          const scoreOf = (name: string) => topScores.get(name) ?? 0;
          const isFail = limits.some(({ className, rejectAt }) => scoreOf(className) >= rejectAt && rejectAt > 0);
          const isPass = limits.every(({ className, clearBelow }) => scoreOf(className) < clearBelow);
          return { isBad, verdict: isFail ? 'fail' : isPass ? 'pass' : 'undetermined' } as const;
        });
        const { escapes, overkill } = partOutcomes(judged);
        expect(escapes?.share ?? 0).toBeLessThanOrEqual(allowed.escapes);
        expect(overkill?.share ?? 0).toBeLessThanOrEqual(allowed.overkill);
        for (const { clearBelow, rejectAt } of limits) expect(clearBelow).toBeLessThanOrEqual(rejectAt);
      },
    ),
  );
});

test('part outcomes name their denominators: escapes over bad parts, overkill over good ones', () => {
  const judged = [
    ...Array.from({ length: 3 }, () => ({ isBad: true, verdict: 'fail' }) as const),
    { isBad: true, verdict: 'pass' } as const,
    ...Array.from({ length: 5 }, () => ({ isBad: false, verdict: 'pass' }) as const),
    { isBad: false, verdict: 'undetermined' } as const,
  ];
  const outcomes = partOutcomes(judged);
  expect(outcomes).toMatchObject({
    parts: 10,
    badParts: 4,
    decided: { count: 9, of: 10 },
    escapes: { count: 1, of: 4, share: 0.25 },
    overkill: { count: 0, of: 6, share: 0 },
  });
  expect(decidedAtBadShare(outcomes, 0.1)).toBeCloseTo(0.1 * 1 + 0.9 * (5 / 6), 12);
});

test("the interval is Wilson's: 10 of 100 lie between 0.0552 and 0.1744, none of 20 between 0 and 0.1611", () => {
  // Calculated by hand from (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n) with z = 1.96.
  expect(estimateShare(10, 100)).toMatchObject({ low: expect.closeTo(0.0552, 4), high: expect.closeTo(0.1744, 4) });
  expect(estimateShare(0, 20)).toMatchObject({ low: 0, high: expect.closeTo(0.1611, 4) });
  expect(estimateShare(0, 0)).toBeNull();
});
