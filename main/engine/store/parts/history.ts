import { z } from 'zod';
import {
  type HistoryDay,
  type HistoryFilter,
  type HistoryPage,
  type HistoryPlace,
  historyDaySchema,
  historyPlaceSchema,
} from '../../../../preload/contract/parts/history.ts';
import type { InspectionSummary } from '../../../../preload/contract/parts/inspection.ts';
import {
  type InspectionId,
  type Instant,
  inspectionIdSchema,
  nearestInstant,
} from '../../../../preload/contract/values/units.ts';
import { offsetChanges, type ZoneOffset } from '../../../domain/time/wall-clock.ts';
import { parseRow, parseRows, type ReadDb, type SqlParams } from '../handles.ts';
import { clockParams, minutesAhead } from '../reports/clock-sql.ts';
import { SLOT_MS } from '../rollups/rollup-table.ts';
import { CANARIES, historyCondition, MEASURED, serialRange } from './history-condition.ts';
import { SUMMARY_COLUMNS, SUMMARY_TABLES, summaryOf, summaryRowSchema } from './inspection-summaries.ts';

const idRowSchema = z.object({ id: inspectionIdSchema });
const endsRowSchema = z.object({ first: z.number(), last: z.number() });

/** How many records one query may walk through: the engine has one thread, and the line does not wait for a search. */
const WALK = 4000;
/** The matches of a serial, a lot, a person or a canary are searched at once up to this many. */
const FEW = 4000;

const NEWEST: HistoryPlace = historyPlaceSchema.parse({
  at: nearestInstant(Number.POSITIVE_INFINITY),
  id: Number.MAX_SAFE_INTEGER,
});
const AFTER = '(i.decided_at < @at OR (i.decided_at = @at AND i.id < @id)) AND i.decided_at <= @at';
const ORDER = 'ORDER BY i.decided_at DESC, i.id DESC';

/**
 * The next inspections in the history that match a filter, newest first, after `after`. Walks a limited
 * number of records: if few of them match, the page is short and names the place where to continue.
 */
export function searchHistory(
  db: ReadDb,
  filter: HistoryFilter,
  { after, limit }: { readonly after: HistoryPlace | null; readonly limit: number },
): HistoryPage {
  const place = startOf(filter, after);
  const few = fewCandidates(db, filter);
  if (few !== null) {
    const parts = partsAmong(db, `i.id IN (${few.sql}) AND ${AFTER}`, { ...few.params, ...place }, filter, limit);
    return { parts, next: parts.length < limit ? null : placeOf(parts) };
  }
  const end = endOfWalk(db, filter, place);
  const walked = end === null ? '' : 'AND i.decided_at >= @endAt AND (i.decided_at > @endAt OR i.id >= @endId)';
  const bounds = end === null ? {} : { endAt: end.at, endId: end.id };
  const parts = partsAmong(db, `${AFTER} ${walked}`, { ...place, ...bounds }, filter, limit);
  return { parts, next: parts.length < limit ? end : placeOf(parts) };
}

function partsAmong(
  db: ReadDb,
  among: string,
  params: SqlParams,
  filter: HistoryFilter,
  limit: number,
): InspectionSummary[] {
  const condition = historyCondition(filter);
  const rows = db.all(
    `SELECT ${SUMMARY_COLUMNS} FROM ${SUMMARY_TABLES} WHERE ${among} AND ${condition.sql} ${ORDER} LIMIT @limit`,
    { ...condition.params, ...params, limit },
  );
  return parseRows(summaryRowSchema, rows).map(summaryOf);
}

/** How many records a count walks through: it is done in a process of its own, where only other figures wait. */
const COUNT_WALK = 200_000;

/** The matches of a filter, newest first, up to `limit` of them, and where the search for them ended before the end of the history. */
export function matchingIds(
  db: ReadDb,
  filter: HistoryFilter,
  limit: number,
): { readonly ids: readonly InspectionId[]; readonly searchedTo: Instant | null } {
  const place = startOf(filter, null);
  const few = fewCandidates(db, filter);
  const end = few === null ? endOfWalk(db, filter, place, COUNT_WALK) : null;
  const among =
    few !== null
      ? `i.id IN (${few.sql}) AND ${AFTER}`
      : `${AFTER} ${end === null ? '' : 'AND (i.decided_at, i.id) >= (@endAt, @endId)'}`;
  const condition = historyCondition(filter);
  const rows = db.all(
    `SELECT i.id FROM inspection i ${few === null ? 'INDEXED BY inspection_by_time' : ''} JOIN shot s ON s.id = i.id
     WHERE ${among} AND ${condition.sql} ${ORDER} LIMIT @limit`,
    { ...condition.params, ...place, ...few?.params, ...(end !== null && { endAt: end.at, endId: end.id }), limit },
  );
  return { ids: parseRows(idRowSchema, rows).map(({ id }) => id), searchedTo: end?.at ?? null };
}

/** Where to begin: after `after`, and not later than the requested time. */
function startOf({ until }: HistoryFilter, after: HistoryPlace | null): HistoryPlace {
  const place = after ?? NEWEST;
  return until === null || place.at < until ? place : { ...NEWEST, at: until - 1 };
}

/** The last record of a walk from a place on; `null` if the history, or the requested time, ends before. */
function endOfWalk(db: ReadDb, { from }: HistoryFilter, place: HistoryPlace, walk = WALK): HistoryPlace | null {
  const row = db.get(
    `SELECT i.decided_at AS at, i.id FROM inspection i INDEXED BY inspection_by_time
     WHERE ${AFTER} AND i.decided_at >= @from ${ORDER} LIMIT 1 OFFSET @walk`,
    { ...place, from: from ?? Number.MIN_SAFE_INTEGER, walk: walk - 1 },
  );
  return parseRow(historyPlaceSchema, row);
}

/** A query by index that finds all inspections a filter can match, if they are few; otherwise `null`. */
function fewCandidates(db: ReadDb, { serial, lot, personId, rolloutId, arm }: HistoryFilter) {
  const ways = [
    serial !== null && {
      sql: 'SELECT id FROM shot WHERE serial >= @serial AND serial < @serialEnd',
      params: serialRange(serial),
    },
    lot !== null && { sql: 'SELECT id FROM shot WHERE lot = @lot', params: { lot } },
    personId !== null && {
      sql: `SELECT inspection_id FROM disposition WHERE person_id = @personId AND ask NOT IN (${MEASURED})`,
      params: { personId },
    },
    rolloutId !== null && arm === 'canary' && { sql: CANARIES, params: { rolloutId } },
  ];
  return ways.filter((way) => way !== false).find((way) => isFew(db, way)) ?? null;
}

function isFew(db: ReadDb, { sql, params }: { readonly sql: string; readonly params: SqlParams }): boolean {
  return db.get(`${sql} LIMIT 1 OFFSET @few`, { ...params, few: FEW }) === undefined;
}

function placeOf(parts: readonly InspectionSummary[]): HistoryPlace | null {
  const last = parts.at(-1);
  return last === undefined ? null : { at: last.decidedAt, id: last.id };
}

const dayRowSchema = historyDaySchema.extend({ day: z.string() });

/** The days on which parts were inspected, newest first, in the station's time zone. Read from roll-ups. */
export function historyDays(db: ReadDb, offset: ZoneOffset): readonly HistoryDay[] {
  const ends = db.get(
    'SELECT ifnull((SELECT min(slot) FROM rollup), 0) AS first, ifnull((SELECT max(slot) FROM rollup), -1) AS last',
  );
  const { first, last } = endsRowSchema.parse(ends);
  const changes = offsetChanges(first * SLOT_MS, (last + 1) * SLOT_MS, offset);
  const rows = db.all(
    `SELECT date(slot * ${SLOT_MS / 1000} + 60 * ${minutesAhead(changes)}, 'unixepoch') AS day, sum(inspected) AS inspected,
       sum(signal_fail) AS fail, sum(signal_hold) AS hold, sum(signal_error) AS error
     FROM rollup GROUP BY day HAVING sum(inspected) > 0 ORDER BY day DESC`,
    clockParams(changes),
  );
  return parseRows(dayRowSchema, rows);
}
