import type { ReadDb, SqlParams } from '../handles.ts';
import { classDays, classes } from '../rollups/classes.ts';
import { layered } from './layers.ts';
import { narrowedTo, type Scope, within } from './scope.ts';

/** These sums by `class_id` in a scope: whole days from the daily roll-up, which does not know lots, the rest from quarters of an hour. */
export function classesIn(
  db: ReadDb,
  scope: Scope,
  sums: readonly string[],
): { readonly sql: string; readonly params: SqlParams } {
  const coarse = scope.lot === null ? [classDays] : [];
  const { sql, params } = layered(
    db,
    [...coarse, classes],
    scope,
    ({ rows, isCoarse }) =>
      `SELECT class_id, ${sums.join(', ')} FROM ${rows} WHERE ${isCoarse ? within.lotless : within.parts}`,
  );
  return { sql, params: { ...narrowedTo(scope), ...params } };
}
