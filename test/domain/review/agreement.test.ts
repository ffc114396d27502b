import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AgreementMeasure,
  estimateAgreement,
  type JudgementCounts,
} from '../../../main/domain/review/agreement-measures.ts';
import { agreementFigures, areAtOdds, errorRates, judgementOf } from '../../../main/domain/review/judgement.ts';
import { agreementCoverage, agreementTruth } from '../../support/store/agreement-truth.ts';

const countsOf = ([goodGood, goodBad, badGood, badBad]: readonly [
  number,
  number,
  number,
  number,
]): JudgementCounts => ({
  goodGood,
  goodBad,
  badGood,
  badBad,
});
const MEASURES: readonly AgreementMeasure[] = ['good', 'bad', 'kappa', 'ac1'];

describe('agreement of two looks', () => {
  // By hand: (seen − chance) ÷ (1 − chance).
  test.each([
    { cells: [20, 5, 10, 15] as const, kappa: (0.7 - 0.5) / 0.5 },
    { cells: [45, 15, 25, 15] as const, kappa: (0.6 - 0.54) / 0.46 },
    { cells: [25, 35, 5, 35] as const, kappa: (0.6 - 0.46) / 0.54 },
    { cells: [0, 5, 5, 0] as const, kappa: -1 },
  ])('kappa of $cells is $kappa', ({ cells, kappa }) => {
    expect(estimateAgreement('kappa', countsOf(cells))?.value).toBeCloseTo(kappa, 12);
  });

  test('equals Gwet’s example of high agreement and low kappa', () => {
    // Gwet 2008, table 1: 118 and 5, 2 and 0 of 125. Kappa is −.023, AC1 .941.
    const paradox = countsOf([118, 5, 2, 0]);
    expect(estimateAgreement('kappa', paradox)?.value).toBeCloseTo(-0.0234, 3);
    expect(estimateAgreement('ac1', paradox)?.value).toBeCloseTo(0.9408, 3);
  });

  test('by class equals Cicchetti and Feinstein’s example', () => {
    // Journal of Clinical Epidemiology 43, 1990: 80, 10, 5, 5 of 100. p(pos) = 160/175, p(neg) = 10/25.
    const counts = countsOf([80, 10, 5, 5]);
    expect(estimateAgreement('good', counts)?.value).toBeCloseTo(160 / 175, 12);
    expect(estimateAgreement('bad', counts)?.value).toBeCloseTo(10 / 25, 12);
  });

  test.each([
    [40, 6, 4, 10],
    [90, 3, 2, 5],
    [97, 1, 2, 0],
    [49, 0, 0, 1],
    [12, 1, 1, 6],
    [70, 14, 2, 14],
  ] as const)('the interval is that of the goodness of fit, worked out the long way (%d, %d, %d, %d)', (...cells) => {
    for (const measure of MEASURES) {
      const found = estimateAgreement(measure, countsOf(cells));
      const [low, high] = longWay(measure, cells);
      expect(found?.low).toBeCloseTo(low, 1.5);
      expect(found?.high).toBeCloseTo(high, 1.5);
    }
  });

  test('without looks, and if everybody always gives the same answer, kappa is unknown, and so is agreement on bad parts', () => {
    for (const measure of MEASURES) expect(estimateAgreement(measure, countsOf([0, 0, 0, 0]))).toBeNull();
    expect(estimateAgreement('kappa', countsOf([30, 0, 0, 0]))).toBeNull();
    expect(estimateAgreement('bad', countsOf([30, 0, 0, 0]))).toBeNull();
    expect(estimateAgreement('ac1', countsOf([30, 0, 0, 0]))).toMatchObject({ value: 1, high: 1 });
  });

  test('a few looks that all agree are not reported as certain', () => {
    const few = estimateAgreement('kappa', countsOf([5, 0, 0, 5]));
    const many = estimateAgreement('kappa', countsOf([500, 0, 0, 500]));
    expect(few).toMatchObject({ value: 1, high: 1 });
    expect(few?.low).toBeLessThan(0.7);
    expect(many?.low).toBeGreaterThan(0.98);
  });

  const cells = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60), fc.nat(60));

  test('lies within its interval, and the interval within the possible range', () => {
    fc.assert(
      fc.property(cells, fc.constantFrom(...MEASURES), (drawn, measure) => {
        const found = estimateAgreement(measure, countsOf(drawn));
        if (found === null) return;
        expect(found.low).toBeGreaterThanOrEqual(-1);
        expect(found.high).toBeLessThanOrEqual(1);
        expect(found.value).toBeGreaterThanOrEqual(found.low - 1e-9);
        expect(found.value).toBeLessThanOrEqual(found.high + 1e-9);
      }),
    );
  });

  test('is the same whichever of the two is called the first, and good and bad swap places', () => {
    fc.assert(
      fc.property(cells, ([a, b, c, d]) => {
        for (const measure of MEASURES) {
          const [one, other] = [
            estimateAgreement(measure, countsOf([a, b, c, d])),
            estimateAgreement(measure, countsOf([a, c, b, d])),
          ];
          expect(other?.value).toEqual(one?.value);
          if (one !== null && other !== null) expect([other.low, other.high]).toEqual([one.low, one.high]);
        }
        const [good, bad] = [
          estimateAgreement('good', countsOf([a, b, c, d])),
          estimateAgreement('bad', countsOf([d, b, c, a])),
        ];
        expect(good === null).toBe(bad === null);
        if (good === null || bad === null) return;
        expect(good.value).toBeCloseTo(bad.value, 12);
        expect(good.low).toBeCloseTo(bad.low, 3);
      }),
    );
  });

  test('more looks of the same kind narrow the interval', () => {
    for (const measure of MEASURES) {
      const widths = [1, 4, 16].map((times) => {
        const found = estimateAgreement(measure, countsOf([80 * times, 4 * times, 4 * times, 12 * times]));
        return (found?.high ?? 1) - (found?.low ?? 0);
      });
      expect(widths).toEqual(widths.toSorted((one, other) => other - one));
    }
  });

  test('the intervals contain the true figure for 93 % of teams or more: honest ones with 2 % bad parts, sloppy ones, uneven ones', () => {
    // 40 shares are looked at: one is below only where its own interval is.
    const failed = agreementTruth({ runs: 300, seed: 20_260_302 }).filter(({ held }) => held.high < 0.93);
    expect(failed).toEqual([]);
  });

  test('an honest team with 2 % bad parts sometimes has a kappa of 0 or less by chance, and this is pointed out', () => {
    const { belowChance, claimed } = agreementCoverage({ bad: 0.02, miss: 0.1, falseAlarm: 0.01 }, 100, {
      runs: 1000,
      seed: 7,
    });
    expect(belowChance).toBeGreaterThan(0.1);
    expect(claimed).toBe(0);
  });
});

/** All values that some pair of people could have under which these counts are not too unlikely, by trying them: over a fine grid of shares. */
function longWay(
  measure: AgreementMeasure,
  cells: readonly [number, number, number, number],
): readonly [number, number] {
  const all = cells.reduce((sum, count) => sum + count, 0);
  const term = (seen: number, expected: number) => (seen === 0 ? 0 : seen ** 2 / expected);
  let [low, high] = [1, -1];
  const apart = cells[1] + cells[2];
  const lean = apart === 0 ? 0.5 : cells[1] / apart;
  const grid = 600;
  for (let a = 0; a <= grid; a += 1) {
    // Denser towards the ends, where the shares of rare things are.
    const bothGood = Math.sin((Math.PI / 2) * (a / grid)) ** 2;
    for (let b = 0; b <= grid; b += 1) {
      const bothBad = (1 - bothGood) * Math.sin((Math.PI / 2) * (b / grid)) ** 2;
      const rest = 1 - bothGood - bothBad;
      for (const first of [lean, 0.5]) {
        const shares = [bothGood, rest * first, rest * (1 - first), bothBad] as const;
        const misfit = cells.reduce((sum, count, at) => sum + term(count, all * (shares[at] ?? 0)), -all);
        const value = figureOf(measure, shares);
        if (misfit > 3.841458820694124 || Number.isNaN(value)) continue;
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
  }
  return [low, high];
}

function figureOf(measure: AgreementMeasure, [gg, gb, bg, bb]: readonly [number, number, number, number]): number {
  const [first, second] = [bg + bb, gb + bb];
  const chance =
    measure === 'kappa'
      ? first * second + (1 - first) * (1 - second)
      : 2 * ((first + second) / 2) * (1 - (first + second) / 2);
  if (measure === 'good') return (2 * gg) / (2 * gg + gb + bg);
  if (measure === 'bad') return (2 * bb) / (2 * bb + gb + bg);
  return (gg + bb - chance) / (1 - chance);
}

describe('figures of good and bad', () => {
  test('count misses over bad parts and false alarms over good ones', () => {
    const counts = { goodGood: 95, goodBad: 5, badGood: 4, badBad: 16 };
    expect(errorRates(counts)).toMatchObject({
      miss: { count: 4, of: 20, share: 0.2 },
      falseAlarm: { count: 5, of: 100, share: 0.05 },
    });
    // Agreement 111/120; chance (100×99 + 20×21)/120².
    const chance = (100 * 99 + 20 * 21) / 120 ** 2;
    expect(agreementFigures(counts)).toMatchObject({ pairs: 120, agreement: { count: 111, of: 120 } });
    expect(agreementFigures(counts).kappa?.value).toBeCloseTo((111 / 120 - chance) / (1 - chance), 12);
  });

  test.each([
    { cells: [100, 0, 0, 0] as const, doubt: 'one-answer' },
    { cells: [98, 1, 0, 1] as const, doubt: 'open' },
    { cells: [960, 4, 4, 32] as const, doubt: 'rare' },
    { cells: [70, 4, 4, 22] as const, doubt: null },
  ])('name what makes kappa meaningless for $cells: $doubt', ({ cells, doubt }) => {
    expect(agreementFigures(countsOf(cells)).doubt).toBe(doubt);
  });

  test('say nothing without looks', () => {
    const none = { goodGood: 0, goodBad: 0, badGood: 0, badBad: 0 };
    const unknown = { agreement: null, onGood: null, onBad: null, kappa: null, ac1: null, doubt: null };
    expect(agreementFigures(none)).toEqual({ pairs: 0, bad: { count: 0, of: 0 }, ...unknown });
    expect(errorRates(none)).toEqual({ miss: null, falseAlarm: null });
  });

  test('leave out answers that do not say whether the part is good or bad', () => {
    expect(judgementOf('use-as-is')).toBeNull();
    expect(judgementOf('inconclusive')).toBeNull();
    expect(judgementOf('escalate')).toBeNull();
    expect(judgementOf('rework')).toBe('bad');
  });

  test('two answers contradict each other if they differ in good or bad, or in every defect they name', () => {
    const crack = { kind: 'reject' as const, classNames: ['crack'] };
    expect(areAtOdds(crack, { kind: 'accept', classNames: [] })).toBe(true);
    expect(areAtOdds(crack, { kind: 'reject', classNames: ['stain'] })).toBe(true);
    expect(areAtOdds(crack, { kind: 'rework', classNames: ['stain', 'crack'] })).toBe(false);
    expect(areAtOdds(crack, { kind: 'reject', classNames: [] })).toBe(false);
    expect(areAtOdds(crack, { kind: 'inconclusive', classNames: [] })).toBe(false);
  });
});
