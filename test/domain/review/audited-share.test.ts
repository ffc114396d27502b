import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { auditsStillNeeded, isTargetShown } from '../../../main/domain/review/audit-target.ts';
import { type AuditStratum, auditedShare } from '../../../main/domain/review/audited-share.ts';
import { correctedShare } from '../../../main/domain/review/corrected-share.ts';
import { estimateShare } from '../../../main/domain/statistics/wilson-interval.ts';
import { randomNumbers } from '../../support/random.ts';
import { auditCoverage, drawAudits } from '../../support/store/audit-truth.ts';

const stratum = (change: Partial<AuditStratum>): AuditStratum => ({
  ...{ decided: 10_000, drawShare: 0.01, drawn: 0, right: 0, wrong: 0, inconclusive: 0 },
  ...change,
});

test.each([
  [0, 60, 0, 0.0596],
  [1, 29, 0.000_9, 0.1776],
  [15, 148, 0.0578, 0.1617],
])('for one sample the interval is Clopper and Pearson’s (%d of %d)', (wrong, audited, low, high) => {
  // Newcombe, Statistics in Medicine 17, 1998, table I, method 5. So many decisions stand behind each audit that the rest is endless.
  const found = auditedShare([stratum({ decided: 1e9, drawn: audited, wrong, right: audited - wrong })]);
  expect(found?.low).toBeCloseTo(low, 3);
  expect(found?.high).toBeCloseTo(high, 3);
});

test('once every part is audited the share is known: the interval is a point', () => {
  const all = stratum({ decided: 1000, drawShare: 1, drawn: 1000, right: 990, wrong: 10 });
  expect(auditedShare([all])).toMatchObject({ share: 0.01, low: 0.01, high: 0.01, worstLow: 0.01, worstHigh: 0.01 });
});

test('strata are weighted by their decisions, not by how many of them were audited', () => {
  const found = auditedShare([
    stratum({ decided: 900, drawShare: 0.01, drawn: 10, right: 10 }),
    stratum({ decided: 100, drawShare: 1, drawn: 100, right: 50, wrong: 50 }),
  ]);
  expect(found?.share).toBeCloseTo(0.05, 10);
  expect(found).toMatchObject({ wrong: 50, audited: 110, decided: 1000 });
});

test('decisions that no audit could draw are counted separately, and do not borrow the figures of others', () => {
  const found = auditedShare([
    stratum({ decided: 500, drawShare: 0.1, drawn: 50, right: 45, wrong: 5 }),
    stratum({ decided: 2000, drawShare: 0 }),
  ]);
  expect(found).toMatchObject({ share: 0.1, decided: 500, undrawable: 2000 });
});

test('audits without an answer are reported, and widen the worst case on both sides', () => {
  const found = auditedShare([stratum({ drawn: 100, right: 60, wrong: 0, inconclusive: 10 })]);
  expect(found).toMatchObject({ audited: 60, drawn: 100, inconclusive: 10, open: 30, low: 0 });
  expect(found?.worstHigh).toBeGreaterThan(0.4);
  expect(found?.high).toBeLessThan(0.07);
});

test('without audits nothing is claimed', () => {
  expect(auditedShare([stratum({ drawn: 5 })])).toBeNull();
  expect(auditedShare([])).toBeNull();
});

test('the interval contains its share, stays within 0 to 1, and lies within the worst case', () => {
  const any = fc.nat(200).chain((drawn) =>
    fc.record({
      decided: fc.integer({ min: drawn, max: 5000 }),
      drawShare: fc.constantFrom(0.01, 0.05, 0.2, 1),
      drawn: fc.constant(drawn),
      right: fc.nat(Math.floor(drawn / 2)),
      wrong: fc.nat(Math.floor(drawn / 2)),
      inconclusive: fc.constant(0),
    }),
  );
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (strata) => {
      const found = auditedShare(strata);
      if (found === null) return;
      expect(found.low).toBeGreaterThanOrEqual(0);
      expect(found.high).toBeLessThanOrEqual(1);
      expect(found.low).toBeLessThanOrEqual(found.share + 1e-9);
      expect(found.high).toBeGreaterThanOrEqual(found.share - 1e-9);
      expect(found.worstLow).toBeLessThanOrEqual(found.low + 1e-9);
      expect(found.worstHigh).toBeGreaterThanOrEqual(found.high - 1e-9);
    }),
  );
});

describe('against a known truth', () => {
  test.each([
    [1, 0.001, [0.05]],
    [3, 0.02, [0.2]],
    [30, 0.005, [0.01, 0.05, 0.2]],
    [30, 0.1, [0.05]],
  ])('%d strata, %d wrong: the interval contains it in at least 93 of 100 histories', (strata, rate, shares) => {
    const { held } = auditCoverage({ strata, rate, shares, runs: 400, seed: 11 });
    expect(held).toBeGreaterThan(0.93);
  });
});

describe('people err', () => {
  test('a good process looks bad because of people’s false alarms, and right again when these are corrected for', () => {
    const random = randomNumbers(5);
    const looks = 400;
    const errors = { miss: 0.1, falseAlarm: 0.02 };
    const held = Array.from({ length: 300 }, () => {
      const { strata, truth } = drawAudits({ strata: 3, rate: 0.001, shares: [0.1], random, errors });
      const share = auditedShare(strata);
      if (share === null) return true;
      const count = (chance: number) => Array.from({ length: looks }, random).filter((draw) => draw < chance).length;
      const corrected = correctedShare(share, {
        falseCall: estimateShare(count(errors.falseAlarm), looks),
        missedCall: estimateShare(count(errors.miss), looks),
      });
      return corrected !== null && corrected.low <= truth && truth <= corrected.high;
    });
    expect(held.filter(Boolean).length / held.length).toBeGreaterThan(0.93);
  });

  test('for the published example the corrected share is the published one', () => {
    // Rogan and Gladen (1978): called 20 %, sensitivity 90 %, specificity 95 %: (0.20 − 0.05) ÷ (0.90 − 0.05) = 17.6 %.
    const corrected = correctedShare(
      { share: 0.2, low: 0.15, high: 0.25 },
      { falseCall: estimateShare(5, 100), missedCall: estimateShare(10, 100) },
    );
    expect(corrected?.share).toBeCloseTo(0.15 / 0.85, 10);
  });

  test('with too few known answers nothing is corrected', () => {
    const few = { falseCall: estimateShare(1, 29), missedCall: estimateShare(5, 100) };
    expect(correctedShare({ share: 0.2, low: 0.1, high: 0.3 }, few)).toBeNull();
    expect(correctedShare({ share: 0.2, low: 0.1, high: 0.3 }, { falseCall: null, missedCall: null })).toBeNull();
  });
});

describe('audits for a target', () => {
  test('no errors found: e to the power of x is 20 x at x = 4.5, so 4.5 ÷ target audits show it', () => {
    const needed = auditsStillNeeded(0.005, [], 0.05) ?? 0;
    expect(needed * 0.005).toBeGreaterThan(4.4);
    expect(needed * 0.005).toBeLessThan(4.6);
  });

  test('the verdict on the target and the interval beside it never contradict each other', () => {
    const strata = [
      stratum({ decided: 9000, drawShare: 0.011, drawn: 100, right: 98, wrong: 2 }),
      stratum({ decided: 1900, drawShare: 1, drawn: 1900, right: 1900 }),
    ];
    const found = auditedShare(strata);
    expect(found?.share).toBeGreaterThan(0.016);
    expect(auditsStillNeeded(0.005, strata, 0.05)).not.toBe(0);
  });

  test('a process just at its target is reported as shown in at most 5 % of histories although somebody looks every day', () => {
    const random = randomNumbers(23);
    const runs = 300;
    let shown = 0;
    for (let run = 0; run < runs; run += 1) {
      let [right, wrong] = [0, 0];
      for (let day = 0; day < 60; day += 1) {
        for (let audit = 0; audit < 20; audit += 1) {
          if (random() < 0.02) wrong += 1;
          else right += 1;
        }
        const strata = [
          stratum({ decided: (right + wrong) * 20, drawShare: 0.05, drawn: right + wrong, right, wrong }),
        ];
        if (isTargetShown(0.02, strata)) {
          shown += 1;
          break;
        }
      }
    }
    expect(shown / runs).toBeLessThanOrEqual(0.05);
  });

  test('a process far beyond its target is reported as out of reach or far away', () => {
    const strata = [stratum({ drawn: 100, right: 50, wrong: 50 })];
    const needed = auditsStillNeeded(0.005, strata, 0.05);
    expect(needed === null || needed > 9000).toBe(true);
  });
});
