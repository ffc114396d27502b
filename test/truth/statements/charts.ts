import { CONTROL_GRID, inControlRows } from '../../support/store/control-truth.ts';
import { row, type TruthRow, worst } from '../row.ts';

/** How far the share of quiet shifts may be from what is stated. */
const WITHIN = 0.03;

/** Control charts: shifts in which nothing changed are called in control as often as is stated. */
export function chartRows(runs: number): readonly TruthRow[] {
  const rows = inControlRows({ grid: CONTROL_GRID, runs, seed: 300 }).map(
    ({ statement, nominal, measured, runs: of }) =>
      row(
        'a shift in which nothing changed is called in control, as stated less 3 points',
        'at least',
        nominal - WITHIN,
        {
          ...{ count: Math.round(measured * of), of, note: statement },
        },
      ),
  );
  return [worst(rows)];
}
