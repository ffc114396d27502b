import { describe, expect, test } from 'vitest';
import { clusteredShare, exactShare } from '../../../main/domain/study/clustered-share.ts';
import { studentQuantile975 } from '../../../main/domain/study/student-quantile.ts';
import { studyFigures } from '../../../main/domain/study/study-figures.ts';
import { gradeOf, verdictOn, verdictOnPerson } from '../../../main/domain/study/study-verdict.ts';
import { studyTruth } from '../../support/store/study-truth.ts';
import { aiagStudy } from './aiag-data.ts';

const [A, B, C] = aiagStudy.people;
const percent = (share: number | undefined) => Math.round((share ?? Number.NaN) * 100);
const tenths = (share: number | undefined) => Math.round((share ?? Number.NaN) * 1000) / 10;

/** How often two rows of answers said what, good first; counted apart from the code that is tested. */
function crossTab(one: readonly boolean[], other: readonly boolean[]): readonly number[] {
  const count = (first: boolean, second: boolean) =>
    one.filter((said, at) => said === first && other[at] === second).length;
  return [count(true, true), count(true, false), count(false, true), count(false, false)];
}

function kappaOfTab([bb, bg, gb, gg]: readonly number[]): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bb, bg, gb, gg];
  const all = a + b + c + d;
  const chance = ((a + b) * (a + c) + (c + d) * (b + d)) / all ** 2;
  return ((a + d) / all - chance) / (1 - chance);
}

describe('the worked example of AIAG, Measurement Systems Analysis, 4th edition, chapter III, section C', () => {
  const figures = studyFigures(aiagStudy);
  const [a, b, c] = figures.people;

  test('has the cross-tabulations that are printed', () => {
    // Rows: the first said 0 or 1; columns: the second. Printed as counts of 150.
    const all = (person: typeof A) => (person ?? []).flat();
    expect(crossTab(all(A), all(B))).toEqual([44, 6, 3, 97]);
    expect(crossTab(all(B), all(C))).toEqual([42, 5, 9, 94]);
    expect(crossTab(all(A), all(C))).toEqual([43, 7, 8, 92]);
    const reference = [0, 1, 2].flatMap(() => aiagStudy.references);
    expect(crossTab(all(A), reference)).toEqual([45, 5, 3, 97]);
    expect(crossTab(all(B), reference)).toEqual([45, 2, 3, 100]);
    expect(crossTab(all(C), reference)).toEqual([42, 9, 6, 93]);
  });

  test('has the parts that each always accepted and always rejected, as users of the manual count them in its table', () => {
    const always = (person: typeof A, isBad: boolean) =>
      aiagStudy.references.filter((_, part) => (person ?? []).every((round) => round[part] === isBad)).length;
    expect([A, B, C].map((person) => [always(person, false), always(person, true)])).toEqual([
      [29, 13],
      [32, 13],
      [28, 12],
    ]);
  });

  test('has as many parts beyond and between the two zones of disagreement as ISO 22514-7 draws, and somebody erred on each within', () => {
    const said = aiagStudy.references.map((_, part) => aiagStudy.people.flat().map((round) => round[part] === true));
    const kinds = Object.groupBy(said, (looks) => [...new Set(looks)].join(' and '));
    // Above and below: 6 + 5 parts that all reject. Between: 28 that all accept. In the zones: 6 + 5.
    const mixed = (kinds['true and false'] ?? []).length + (kinds['false and true'] ?? []).length;
    expect([kinds['true']?.length, kinds['false']?.length, mixed]).toEqual([11, 28, 11]);
  });

  test('has the kappas that are printed, of every two and against the reference', () => {
    expect(figures.pairs.map(({ first, second, kappa }) => [first, second, Number(kappa?.value.toFixed(2))])).toEqual([
      [0, 1, 0.86],
      [0, 2, 0.78],
      [1, 2, 0.79],
    ]);
    expect([a, b, c].map((person) => Number(person?.referenceKappa?.value.toFixed(2)))).toEqual([0.88, 0.92, 0.77]);
  });

  test('the kappas are those of an independent calculation, to the last digit', () => {
    const all = (person: typeof A) => (person ?? []).flat();
    const reference = [0, 1, 2].flatMap(() => aiagStudy.references);
    const tabs = [crossTab(all(A), all(B)), crossTab(all(A), all(C)), crossTab(all(B), all(C))];
    figures.pairs.forEach(({ kappa }, at) => {
      expect(kappa?.value).toBeCloseTo(kappaOfTab(tabs[at] ?? []), 12);
    });
    [A, B, C].forEach((person, at) => {
      const kappa = figures.people[at]?.referenceKappa?.value;
      expect(kappa).toBeCloseTo(kappaOfTab(crossTab(all(person), reference)), 12);
    });
  });

  test('has the effectiveness table that is printed, with its intervals', () => {
    // Within appraiser and against the reference the same: 42, 45 and 40 matched of 50; 84, 90 and 80 %.
    const printed = [
      { matched: 42, score: 84, high: 93, low: 71, mixed: 8 },
      { matched: 45, score: 90, high: 97, low: 78, mixed: 5 },
      { matched: 40, score: 80, high: 90, low: 66, mixed: 10 },
    ];
    printed.forEach(({ matched, score, high, low, mixed }, at) => {
      const person = figures.people[at];
      for (const estimate of [person?.within, person?.effectiveness]) {
        expect(estimate).toMatchObject({ count: matched, of: 50 });
        expect([percent(estimate?.share), percent(estimate?.high), percent(estimate?.low)]).toEqual([score, high, low]);
      }
      expect(person).toMatchObject({ mixed, alwaysMissed: 0, alwaysFalse: 0 });
    });
  });

  test('has the system figures that are printed: 39 of 50 within and between, and against the reference', () => {
    for (const estimate of [figures.between, figures.allRight]) {
      expect(estimate).toMatchObject({ count: 39, of: 50 });
      expect([percent(estimate?.share), percent(estimate?.high), percent(estimate?.low)]).toEqual([78, 88, 64]);
    }
  });

  test('has the miss and false-alarm rates that are printed', () => {
    expect([a, b, c].map((person) => tenths(person?.miss?.share))).toEqual([6.3, 6.3, 12.5]);
    expect([a, b, c].map((person) => tenths(person?.falseAlarm?.share))).toEqual([4.9, 2, 8.8]);
    expect([a?.miss, b?.miss, c?.miss].map((miss) => [miss?.count, miss?.of])).toEqual([
      [3, 48],
      [3, 48],
      [6, 48],
    ]);
  });

  test('nobody is acceptable by all three limits, and of nearly none the study is large enough to be sure', () => {
    const grades = figures.people.map((person) => [
      verdictOn('effectiveness', person.effectiveness)?.grade,
      verdictOn('miss', person.miss)?.grade,
      verdictOn('falseAlarm', person.falseAlarm)?.grade,
    ]);
    expect(grades).toEqual([
      ['marginal', 'unacceptable', 'acceptable'],
      ['acceptable', 'unacceptable', 'acceptable'],
      ['marginal', 'unacceptable', 'marginal'],
    ]);
    expect(verdictOn('effectiveness', b?.effectiveness ?? null)).toEqual({
      grade: 'acceptable',
      best: 'acceptable',
      worst: 'unacceptable',
    });
  });

  test('Fleiss’ kappa of all nine looks is what its own formula gives', () => {
    // Fleiss 1971 for two kinds: 1 − Σ x(m − x) ÷ (n m (m − 1) p q).
    const fleiss = (answers: readonly (readonly boolean[])[]) => {
      const looks = answers[0]?.length ?? 0;
      const bad = answers.map((said) => said.filter(Boolean).length);
      const p = bad.reduce((sum, count) => sum + count, 0) / (answers.length * looks);
      const apart = bad.reduce((sum, count) => sum + count * (looks - count), 0);
      return 1 - apart / (answers.length * looks * (looks - 1) * p * (1 - p));
    };
    const ofPart = (people: readonly (typeof A)[]) =>
      aiagStudy.references.map((_, part) =>
        people.flatMap((person) => (person ?? []).map((round) => round[part] === true)),
      );
    expect(figures.betweenKappa?.value).toBeCloseTo(fleiss(ofPart([A, B, C])), 12);
    expect(figures.betweenKappa?.value).toBeCloseTo(0.7936, 4);
    [A, B, C].forEach((person, at) => {
      expect(figures.people[at]?.withinKappa?.value).toBeCloseTo(fleiss(ofPart([person])), 12);
    });
  });
});

describe('intervals of a study', () => {
  test('the exact interval is Clopper and Pearson’s, and Student’s quantiles are those of the tables', () => {
    expect(exactShare(15, 148)?.low).toBeCloseTo(0.0578, 4);
    expect(exactShare(15, 148)?.high).toBeCloseTo(0.1617, 4);
    expect(exactShare(0, 0)).toBeNull();
    expect([1, 10, 49].map((degrees) => Number(studentQuantile975(degrees).toFixed(3)))).toEqual([12.706, 2.228, 2.01]);
  });

  test('three looks at one part that say the same count as one', () => {
    const together = clusteredShare(Array.from({ length: 40 }, (_, part) => ({ count: part < 4 ? 3 : 0, of: 3 })));
    const alone = exactShare(4, 40);
    expect(together).toMatchObject({ count: 12, of: 120 });
    expect(together?.high).toBeCloseTo(alone?.high ?? 0, 1);
    expect(clusteredShare(Array.from({ length: 16 }, () => ({ count: 0, of: 3 })))?.high).toBeCloseTo(0.2059, 3);
  });

  test('they hold the true figure in 93 of 100 studies or more, borderline parts among them', () => {
    const failed = studyTruth({ runs: 120, seed: 20_260_302 }).filter(({ held }) => held.high < 0.93);
    expect(failed).toEqual([]);
  });

  test('a limit is kept by whoever meets it to the digit, and a person is as good as their worst figure', () => {
    expect([0.9, 0.8999, 0.8, 0.7999].map((share) => gradeOf('effectiveness', share))).toEqual([
      'acceptable',
      'marginal',
      'marginal',
      'unacceptable',
    ]);
    expect([0.02, 0.021, 0.05, 0.051].map((share) => gradeOf('miss', share))).toEqual([
      'acceptable',
      'marginal',
      'marginal',
      'unacceptable',
    ]);
    expect(gradeOf('falseAlarm', 0.1)).toBe('marginal');
    const good = { grade: 'acceptable', best: 'acceptable', worst: 'marginal' } as const;
    const poor = { grade: 'marginal', best: 'acceptable', worst: 'unacceptable' } as const;
    expect(verdictOnPerson([good, null, poor])).toEqual(poor);
    expect(verdictOnPerson([null])).toBeNull();
  });
});
