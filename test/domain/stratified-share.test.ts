import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditsNeeded } from '../../main/domain/audits-needed.ts';
import { stratifiedShare } from '../../main/domain/stratified-share.ts';
import { randomNumbers } from '../support/random.ts';

describe('one stratum', () => {
  // Newcombe, Statistics in Medicine 17, 1998, table I: the score interval without continuity correction.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d has the published limits', (wrong, audited, low, high) => {
    const estimate = stratifiedShare([{ decided: 1000, audited, wrong }]);
    expect(estimate?.low).toBeCloseTo(low, 4);
    expect(estimate?.high).toBeCloseTo(high, 4);
  });
});

describe('several strata', () => {
  test('weigh by what they decided, not by how much of it was audited', () => {
    const estimate = stratifiedShare([
      { decided: 900, audited: 10, wrong: 0 },
      { decided: 100, audited: 100, wrong: 50 },
    ]);
    expect(estimate?.share).toBeCloseTo(0.05, 10);
    expect(estimate).toMatchObject({ wrong: 50, audited: 110, decided: 1000 });
  });

  test('that nobody looked at count with the largest that somebody did', () => {
    const estimate = stratifiedShare([
      { decided: 600, audited: 60, wrong: 6 },
      { decided: 300, audited: 30, wrong: 0 },
      { decided: 100, audited: 0, wrong: 0 },
    ]);
    expect(estimate?.share).toBeCloseTo(0.7 * 0.1, 10);
    expect(estimate?.decided).toBe(1000);
  });

  test('of nothing audited say nothing', () => {
    expect(stratifiedShare([{ decided: 100, audited: 0, wrong: 0 }])).toBeNull();
    expect(stratifiedShare([])).toBeNull();
  });

  test('hold their share, and stay inside 0 to 1', () => {
    const stratum = fc.nat(200).chain((audited) =>
      fc.record({
        decided: fc.integer({ min: audited + 1, max: 5000 }),
        audited: fc.constant(audited),
        wrong: fc.nat(audited),
      }),
    );
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 6 }), (strata) => {
        const estimate = stratifiedShare(strata);
        if (estimate === null) return;
        expect(estimate.low).toBeGreaterThanOrEqual(0);
        expect(estimate.high).toBeLessThanOrEqual(1);
        expect(estimate.low).toBeLessThanOrEqual(estimate.share + 1e-12);
        expect(estimate.high).toBeGreaterThanOrEqual(estimate.share - 1e-12);
      }),
    );
  });

  test('hold the truth in about 95 of 100 samples, also when few are wrong', () => {
    const random = randomNumbers(7);
    const truths = [
      { decided: 3000, audited: 150, chance: 0.01 },
      { decided: 1500, audited: 225, chance: 0.04 },
      { decided: 500, audited: 50, chance: 0.002 },
    ];
    const truth = truths.reduce((sum, { decided, chance }) => sum + (decided * chance) / 5000, 0);
    const held = Array.from({ length: 2000 }, () => {
      const strata = truths.map(({ decided, audited, chance }) => ({
        decided,
        audited,
        wrong: Array.from({ length: audited }, random).filter((draw) => draw < chance).length,
      }));
      const estimate = stratifiedShare(strata);
      return estimate !== null && estimate.low <= truth && truth <= estimate.high;
    }).filter(Boolean).length;
    expect(held / 2000).toBeGreaterThan(0.93);
    expect(held / 2000).toBeLessThanOrEqual(1);
  });
});

describe('audits for a target', () => {
  // ln 0.05 / ln (1 − p): 59 items for 5 %, 299 for 1 %, 598 for 0.5 % (sampling for attribute proportions, c = 0).
  test.each([
    [0.05, 0, 59],
    [0.01, 0, 299],
    [0.005, 0, 598],
    [0.05, 1, 93],
    [0.05, 2, 124],
    [0.01, 1, 473],
  ])('of %d with %d found wrong are %d', (target, wrong, needed) => {
    expect(auditsNeeded(target, wrong)).toBe(needed);
  });
});
