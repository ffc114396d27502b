import { agreementTruth } from '../../support/store/agreement-truth.ts';
import { row, type TruthRow, worst } from '../row.ts';

/** What is said of people among each other, over teams of known skill: each measure by the case that does worst. */
export function peopleRows(runs: number): readonly TruthRow[] {
  const rows = agreementTruth({ runs, seed: 500 }).map(({ statement, measured }) => {
    const [measure = ''] = statement.split(' of ');
    return row(`${measure} of two people: the interval holds the true one`, 'at least', 0.93, {
      ...{ count: measured.count, of: measured.of, note: statement },
    });
  });
  return [...Map.groupBy(rows, ({ statement }) => statement).values()].map(worst);
}
