import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AgreementTable, agreementOf, cohensKappa } from '../../main/domain/agreement.ts';
import { agreementFigures, areAtOdds, errorRates, judgementOf } from '../../main/domain/judgement.ts';

describe("Cohen's kappa", () => {
  test('equals the worked example of Fleiss, Levin & Paik (Statistical Methods for Rates and Proportions, table 18.1)', () => {
    const table = [
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ];
    const estimate = cohensKappa(table);
    // Agreement .89, chance .66: kappa .676, standard error .088, both given there to two or three digits.
    expect(estimate?.kappa).toBeCloseTo(0.23 / 0.34, 10);
    expect(estimate?.standardError).toBeCloseTo(0.088, 2);
    expect(agreementOf(table)).toMatchObject({ count: 89, of: 100 });
  });

  // By hand: (seen − chance) ÷ (1 − chance).
  test.each([
    {
      table: [
        [20, 5],
        [10, 15],
      ],
      kappa: (0.7 - 0.5) / 0.5,
    },
    {
      table: [
        [45, 15],
        [25, 15],
      ],
      kappa: (0.6 - 0.54) / 0.46,
    },
    {
      table: [
        [25, 35],
        [5, 35],
      ],
      kappa: (0.6 - 0.46) / 0.54,
    },
    {
      table: [
        [0, 5],
        [5, 0],
      ],
      kappa: -1,
    },
  ])('of $table is $kappa', ({ table, kappa }) => {
    expect(cohensKappa(table)?.kappa).toBeCloseTo(kappa, 12);
  });

  test('of two answers has the standard error that a calculation by hand gives', () => {
    // p = .4 .1 .2 .3, rows .5 .5, columns .6 .4, kappa .4: terms .4(1−1.1×.6)² + .3(1−.9×.6)² = .10972;
    // .36 (.1(.6+.5)² + .2(.4+.5)²) = .10188; minus (.4 − .5×.6)² = .01; over 50 × .25.
    const estimate = cohensKappa([
      [20, 5],
      [10, 15],
    ]);
    expect(estimate?.standardError).toBeCloseTo(Math.sqrt((0.10972 + 0.10188 - 0.01) / (50 * 0.25)), 10);
  });

  test('of nothing, and where everybody always says the same, is not known', () => {
    expect(
      cohensKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      cohensKappa([
        [30, 0],
        [0, 0],
      ]),
    ).toBeNull();
    expect(
      agreementOf([
        [0, 0],
        [0, 0],
      ]),
    ).toBeNull();
  });

  test('of few looks that all agree is not called certain', () => {
    const few = cohensKappa([
      [5, 0],
      [0, 5],
    ]);
    const many = cohensKappa([
      [500, 0],
      [0, 500],
    ]);
    expect(few).toMatchObject({ kappa: 1, high: 1 });
    expect(few?.low).toBeLessThan(0.5);
    expect(many?.low).toBeGreaterThan(0.98);
  });

  const tables = fc
    .integer({ min: 2, max: 4 })
    .chain((size) =>
      fc.array(fc.array(fc.nat(60), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
    );

  test('lies between −1 and 1 and within its interval, and never above the agreement', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const estimate = cohensKappa(table);
        if (estimate === null) return;
        const { kappa, low, high, standardError } = estimate;
        expect(standardError).toBeGreaterThanOrEqual(0);
        expect(low).toBeGreaterThanOrEqual(-1);
        expect(high).toBeLessThanOrEqual(1);
        expect(kappa).toBeGreaterThanOrEqual(low - 1e-9);
        expect(kappa).toBeLessThanOrEqual(high + 1e-9);
        expect(kappa).toBeLessThanOrEqual((agreementOf(table)?.share ?? 0) + 1e-9);
      }),
    );
  });

  test('is the same whoever of the two is called the first', () => {
    const turned = (table: AgreementTable) => table.map((_, i) => table.map((row) => row[i] ?? 0));
    fc.assert(
      fc.property(tables, (table) => {
        const [one, other] = [cohensKappa(table), cohensKappa(turned(table))];
        expect(one === null).toBe(other === null);
        if (one === null || other === null) return;
        expect(other.kappa).toBeCloseTo(one.kappa, 9);
        expect(other.standardError).toBeCloseTo(one.standardError, 9);
      }),
    );
  });

  test('is 1 where all agree on more than one answer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 500 }), (good, bad) => {
        expect(
          cohensKappa([
            [good, 0],
            [0, bad],
          ])?.kappa,
        ).toBeCloseTo(1, 12);
      }),
    );
  });
});

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
    expect(agreementFigures(counts).kappa?.kappa).toBeCloseTo((111 / 120 - chance) / (1 - chance), 12);
  });

  test('say nothing of nothing', () => {
    const none = { goodGood: 0, goodBad: 0, badGood: 0, badBad: 0 };
    expect(agreementFigures(none)).toEqual({ pairs: 0, agreement: null, kappa: null });
    expect(errorRates(none)).toEqual({ miss: null, falseAlarm: null });
  });

  test('leave out answers that do not say what the part is', () => {
    expect(judgementOf('use-as-is')).toBeNull();
    expect(judgementOf('inconclusive')).toBeNull();
    expect(judgementOf('escalate')).toBeNull();
    expect(judgementOf('rework')).toBe('bad');
  });

  test('two answers are at odds where they differ in good or bad, or in every defect they name', () => {
    const crack = { kind: 'reject' as const, classNames: ['crack'] };
    expect(areAtOdds(crack, { kind: 'accept', classNames: [] })).toBe(true);
    expect(areAtOdds(crack, { kind: 'reject', classNames: ['stain'] })).toBe(true);
    expect(areAtOdds(crack, { kind: 'rework', classNames: ['stain', 'crack'] })).toBe(false);
    expect(areAtOdds(crack, { kind: 'reject', classNames: [] })).toBe(false);
    expect(areAtOdds(crack, { kind: 'inconclusive', classNames: [] })).toBe(false);
  });
});
