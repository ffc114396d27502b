import { agreementTruth, type Coverage } from '../../support/store/agreement-truth.ts';
import { studyTruth } from '../../support/store/study-truth.ts';
import { row, type TruthRow, worst } from '../row.ts';

/** People of known skill before parts of known truth: looks that are repeated, and attribute agreement studies. */
export function peopleRows(runs: number): readonly TruthRow[] {
  return [
    ...worstOfEach('of two looks', agreementTruth({ runs, seed: 11 })),
    ...worstOfEach('of a study', studyTruth({ runs: Math.max(20, Math.round(runs / 3)), seed: 12 })),
  ];
}

/** Of every figure the history in which its interval held the true one least often. */
function worstOfEach(what: string, found: readonly Coverage[]): readonly TruthRow[] {
  return [...Map.groupBy(found, ({ figure }) => figure)].map(([figure, all]) =>
    worst(
      all.map(({ history, held: { count, of } }) =>
        row(`${figure} ${what}: the interval holds the true one`, 'at least', 0.93, { count, of, note: history }),
      ),
    ),
  );
}
