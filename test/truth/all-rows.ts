import type { TruthRow } from './row.ts';
import { auditRows } from './statements/audits.ts';
import { chartRows } from './statements/charts.ts';
import { gateRows } from './statements/gate.ts';
import { limitRows } from './statements/limits.ts';
import { modelRows } from './statements/models.ts';
import { peopleRows } from './statements/people.ts';

/** What is simulated, one after the other; `scale` 1 takes minutes, less of it fewer histories of each kind. */
export function* allRows(scale: number): Generator<readonly TruthRow[]> {
  const runs = (most: number) => Math.max(20, Math.round(most * scale));
  yield auditRows(runs(1000));
  yield modelRows(runs(2000));
  yield gateRows(runs(4000));
  yield limitRows(runs(400));
  yield chartRows(runs(400));
  yield peopleRows(runs(900));
}
