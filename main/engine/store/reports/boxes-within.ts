import type { ReadDb, SqlParams } from '../handles.ts';
import { boxBlocks, boxDays, boxes } from '../rollups/boxes.ts';
import { layered } from './layers.ts';
import { narrowedTo, type Scope, within } from './scope.ts';

/**
 * Boxes of a scope as `class_id`, `cell`, `boxes`: whole blocks of days from the coarsest roll-up, the days around them from the daily one,
 * the hours around these from the hourly one; all from hours if a lot is requested, because the coarser ones do not know lots.
 */
export function boxesIn(db: ReadDb, scope: Scope): { readonly sql: string; readonly params: SqlParams } {
  const coarse = scope.lot === null ? [boxBlocks, boxDays] : [];
  const { sql, params } = layered(
    db,
    [...coarse, boxes],
    scope,
    (table) =>
      `SELECT class_id, cell, boxes FROM ${table.rows} WHERE ${table.isCoarse ? within.lotless : within.parts}`,
  );
  return { sql, params: { ...narrowedTo(scope), ...params } };
}
