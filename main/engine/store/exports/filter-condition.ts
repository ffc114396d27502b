import { z } from 'zod';
import type { RecordFilter } from '../../../../preload/contract/station/transfer.ts';
import { sha256Blob } from '../columns/sha256.ts';
import type { ReadDb, SqlParams } from '../handles.ts';
import { cameDownTheLine } from '../parts/brought-parts.ts';

/** The first and the last inspection that can match; `last` before `first` if there is none. */
export type IdRange = { readonly first: number; readonly last: number };

const rangeSchema = z.object({ first: z.number().nullable(), last: z.number().nullable() });

/** Narrows a filter to a range of ids by the index on time, so that one day of a million records is found at once. */
export function idRange(db: ReadDb, { from, until }: RecordFilter): IdRange {
  const isOpen = from === null && until === null;
  // Without bounds the two ends are looked up directly; the index on time would have to be read from end to end.
  const sql = isOpen
    ? 'SELECT (SELECT min(id) FROM inspection) AS first, (SELECT max(id) FROM inspection) AS last'
    : `SELECT min(id) AS first, max(id) AS last FROM inspection INDEXED BY inspection_by_time
       WHERE decided_at >= @from AND decided_at < @until`;
  const times = { from: from ?? 0, until: until ?? Number.MAX_SAFE_INTEGER };
  const { first, last } = rangeSchema.parse(db.get(sql, isOpen ? {} : times));
  return first === null || last === null ? { first: 1, last: 0 } : { first, last };
}

/** The condition of a filter on `inspection i JOIN shot s`, with its parameters. */
export function filterCondition(filter: RecordFilter): { readonly sql: string; readonly params: SqlParams } {
  const { from, until, laneId, lot, recipeId, modelSha256 } = filter;
  const parts: [string, SqlParams][] = [[cameDownTheLine('i.id'), {}]];
  if (from !== null) parts.push(['i.decided_at >= @from', { from }]);
  if (until !== null) parts.push(['i.decided_at < @until', { until }]);
  if (laneId !== null) parts.push(['s.lane_id = @laneId', { laneId }]);
  if (lot !== null) parts.push(['s.lot = @lot', { lot }]);
  if (recipeId !== null) parts.push(['i.recipe_id = @recipeId', { recipeId }]);
  if (modelSha256 !== null)
    parts.push(['i.model_id = (SELECT id FROM model WHERE sha256 = @model)', { model: sha256Blob(modelSha256) }]);
  const sql = parts.map(([condition]) => condition).join(' AND ');
  return { sql, params: Object.assign({}, ...parts.map(([, params]) => params)) };
}
