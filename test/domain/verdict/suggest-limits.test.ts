import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decidedAtBadShare, partOutcomes } from '../../../main/domain/models/part-outcomes.ts';
import { estimateShare } from '../../../main/domain/statistics/wilson-interval.ts';
import { fewestToSuggest, type ScoredPart, suggestLimits } from '../../../main/domain/verdict/suggest-limits.ts';

const part = (isBad: boolean, topScores: Record<string, number>): ScoredPart => ({
  isBad,
  topScores: new Map(Object.entries(topScores)),
});
/** So many of each that a share of errors below 1 % can be shown. */
const many = (parts: readonly ScoredPart[]) => parts.flatMap((each) => Array.from({ length: 400 }, () => each));
const few = { escapes: 0.01, overkill: 0.01 };

test('with next to no errors allowed the limits lie just outside the parts they must not touch', () => {
  const parts = many([
    part(false, { scratch: 0.3 }),
    part(false, {}),
    part(true, { scratch: 0.25 }),
    part(true, { scratch: 0.9 }),
  ]);
  // A limit above 0.25 would pass bad parts, so the good ones at 0.30 stay with a person and the most careful level will
  // do; a limit of 0.30 or less would fail good ones, so the bad ones at 0.25 stay with a person too.
  expect(suggestLimits(parts, ['scratch'], few)).toEqual([{ className: 'scratch', clearBelow: 0.01, rejectAt: 0.9 }]);
});

test('each class gets limits of its own where that lets the model decide more', () => {
  const parts = many([
    part(false, { scratch: 0.5 }),
    part(false, { chip: 0.1 }),
    part(true, { scratch: 0.7 }),
    part(true, { chip: 0.2 }),
  ]);
  expect(suggestLimits(parts, ['scratch', 'chip'], few)).toEqual([
    { className: 'scratch', clearBelow: 0.51, rejectAt: 0.7 },
    { className: 'chip', clearBelow: 0.11, rejectAt: 0.2 },
  ]);
});

test('bad parts that the model does not see at all let nothing pass, unless such escapes are allowed', () => {
  const parts = many([part(true, {}), part(true, { chip: 0.8 }), part(false, {})]);
  expect(suggestLimits(parts, ['chip'], few)).toMatchObject([{ clearBelow: 0 }]);
  expect(suggestLimits(parts, ['chip'], { escapes: 0.6, overkill: 0 })).toMatchObject([{ clearBelow: 0.01 }]);
});

test('what scores the most there is fails at every limit, however little overkill is allowed', () => {
  expect(suggestLimits(many([part(false, { chip: 1 })]), ['chip'], few)).toMatchObject([{ rejectAt: 1 }]);
});

test('too few parts show nothing, however well they were told apart', () => {
  const parts = (count: number) => [
    ...Array.from({ length: count }, () => part(true, { chip: 0.9 })),
    ...Array.from({ length: count }, () => part(false, {})),
  ];
  // ln 0.05 ÷ ln 0.995 is 597.6: 598 parts without an error show at most 0.5 %, three of four parts are tested on.
  expect(fewestToSuggest(0.005)).toBe(798);
  const allowed = { escapes: 0.005, overkill: 0.005 };
  expect(suggestLimits(parts(796), ['chip'], allowed)).toEqual([{ className: 'chip', clearBelow: 0, rejectAt: 1 }]);
  expect(suggestLimits(parts(798), ['chip'], allowed)).toEqual([
    { className: 'chip', clearBelow: 0.01, rejectAt: 0.9 },
  ]);
  expect(fewestToSuggest(0)).toBeNull();
  expect(suggestLimits(parts(5000), ['chip'], { escapes: 0, overkill: 0 })).toMatchObject([{ clearBelow: 0 }]);
});

const scored = fc.record({
  isBad: fc.boolean(),
  // Below 1: no limit keeps a part from failing that scores it.
  topScores: fc.dictionary(fc.constantFrom('scratch', 'chip'), fc.double({ min: 0.05, max: 0.99, noNaN: true })),
});

test('on three of four of the parts it was tested on, no more errors are made than allowed, and clearBelow never lies above rejectAt', () => {
  fc.assert(
    fc.property(
      fc.array(scored, { maxLength: 120 }),
      fc.record({ escapes: fc.constantFrom(0, 0.1, 0.3), overkill: fc.constantFrom(0, 0.1, 0.3) }),
      (drawn, allowed) => {
        const parts = drawn.map(({ isBad, topScores }) => part(isBad, topScores));
        const limits = suggestLimits(parts, ['scratch', 'chip'], allowed);
        const tested = [true, false].flatMap((isBad) =>
          parts.filter((each) => each.isBad === isBad).filter((_, index) => index % 4 !== 0),
        );
        const judged = tested.map(({ isBad, topScores }) => {
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
