import { z } from 'zod';
import { type Fault, faultSchema } from '../../../../preload/contract/faults/result.ts';
import {
  type Replay,
  type ReplayGap,
  type ReplayOrder,
  replayGapSchema,
  replaySchema,
} from '../../../../preload/contract/models/replay.ts';
import {
  type CaseId,
  type Instant,
  type ReplayId,
  replayIdSchema,
  type Sha256,
} from '../../../../preload/contract/values/units.ts';
import { faultColumn } from '../columns/fault-column.ts';
import { jsonText } from '../columns/json-column.ts';
import { sha256Column } from '../columns/sha256.ts';
import { MODEL_NAME } from '../columns/stored-json.ts';
import { parseRow, parseRows, type ReadDb, type WriteDb } from '../handles.ts';
import { findModelId, modelIdOf } from './models.ts';

const rowSchema = replaySchema.extend({
  modelSha256: sha256Column,
  fault: faultColumn.nullable(),
});

const FIRST_OPEN = '(SELECT min(o.id) FROM replay o WHERE o.ending IS NULL)';
const SELECT = `SELECT r.id, m.sha256 AS modelSha256, ${MODEL_NAME} AS modelName,
    r.from_at AS "from", r.until_at AS until, r.lane_id AS laneId, l.name AS laneName,
    ifnull(r.ending, CASE r.id WHEN ${FIRST_OPEN} THEN 'running' ELSE 'waiting' END) AS state, r.parts, r.looked, r.discordant,
    r.without_picture AS withoutPicture, r.fault, r.made_by AS madeBy, r.made_at AS madeAt, r.began_at AS beganAt,
    r.ended_at AS endedAt, r.ended_by AS endedBy
  FROM replay r JOIN model m ON m.id = r.model_id LEFT JOIN lane l ON l.id = r.lane_id`;

/** The replays of a model, newest first. */
export function replaysOf(db: ReadDb, modelSha256: Sha256): readonly Replay[] {
  const modelId = findModelId(db, modelSha256);
  return parseRows(rowSchema, db.all(`${SELECT} WHERE r.model_id = @modelId ORDER BY r.id DESC`, { modelId }));
}

export function replayOf(db: ReadDb, id: ReplayId): Replay | null {
  return parseRow(rowSchema, db.get(`${SELECT} WHERE r.id = @id`, { id }));
}

const idSchema = z.object({ id: replayIdSchema });

/** The replay whose turn it is: the oldest unfinished one. */
export function nextReplay(db: ReadDb): ReplayId | null {
  return parseRow(idSchema, db.get('SELECT id FROM replay WHERE ending IS NULL ORDER BY id LIMIT 1'))?.id ?? null;
}

/** Whether anything was decided in that time, on any lane. */
export function hasPartsBetween(db: ReadDb, { from, until }: Pick<ReplayOrder, 'from' | 'until'>): boolean {
  return (
    db.get('SELECT 1 FROM inspection WHERE decided_at >= @from AND decided_at < @until', { from, until }) !== undefined
  );
}

/** The newest unfinished replay with the same order: ordered again, it continues. An open end matches any end. */
export function openReplayLike(db: ReadDb, { modelSha256, from, until, laneId }: ReplayOrder): ReplayId | null {
  const row = db.get(
    `SELECT id FROM replay WHERE model_id = @modelId AND ending IS NULL AND case_id IS NULL AND from_at = @from AND lane_id IS @laneId
       AND (until_at = @until OR @until = 9e999) ORDER BY id DESC LIMIT 1`,
    { modelId: findModelId(db, modelSha256), from, until, laneId },
  );
  return parseRow(idSchema, row)?.id ?? null;
}

type Made = { readonly madeBy: string; readonly personId: number | null; readonly madeAt: Instant };

/** Queues a replay of the parts that exist now; if a case is given, only of its parts. */
export function addReplay(
  db: WriteDb,
  { modelSha256, from, until, laneId }: ReplayOrder,
  made: Made,
  caseId: CaseId | null = null,
): ReplayId {
  const { rowId } = db.run(
    `INSERT INTO replay (model_id, lane_id, from_at, until_at, last_inspection_id, made_by, person_id, made_at,
       place_decided_at, place_inspection_id, case_id)
     VALUES (@modelId, @laneId, @from, @until, (SELECT ifnull(max(id), 0) FROM inspection), @madeBy, @personId, @madeAt, @from, 0,
       @caseId)`,
    { modelId: modelIdOf(db, modelSha256), laneId, from, until, ...made, caseId },
  );
  return replayIdSchema.parse(rowId);
}

export function beginReplay(db: WriteDb, id: ReplayId, beganAt: Instant): void {
  db.run('UPDATE replay SET began_at = @beganAt WHERE id = @id AND began_at IS NULL', { id, beganAt });
}

export function setReplayParts(db: WriteDb, id: ReplayId, parts: number): void {
  db.run('UPDATE replay SET parts = @parts WHERE id = @id', { id, parts });
}

export type ReplayEnding =
  | { readonly ending: 'done'; readonly endedAt: Instant }
  | { readonly ending: 'cancelled'; readonly endedAt: Instant; readonly endedBy: string }
  | { readonly ending: 'failed'; readonly endedAt: Instant; readonly fault: Fault };

/** Ends a replay once: `false` if it has already ended. */
export function endReplay(db: WriteDb, id: ReplayId, end: ReplayEnding): boolean {
  const { changes } = db.run(
    `UPDATE replay SET ending = @ending, ended_at = @endedAt, ended_by = @endedBy, fault = @fault
     WHERE id = @id AND ending IS NULL`,
    {
      id,
      ending: end.ending,
      endedAt: end.endedAt,
      endedBy: end.ending === 'cancelled' ? end.endedBy : null,
      fault: end.ending === 'failed' ? jsonText(faultSchema, end.fault) : null,
    },
  );
  return changes === 1;
}

const gapSchema = replayGapSchema.extend({ fault: faultColumn });

/** The parts that a replay could not look at, newest first. */
export function replayGaps(db: ReadDb, id: ReplayId, limit: number): readonly ReplayGap[] {
  const rows = db.all(
    `SELECT g.inspection_id AS inspectionId, ifnull(s.serial, s.relative_path) AS name, g.fault
     FROM replay_gap g JOIN shot s ON s.id = g.inspection_id WHERE g.replay_id = @id ORDER BY g.inspection_id DESC LIMIT @limit`,
    { id, limit },
  );
  return parseRows(gapSchema, rows);
}

/** The newest replay over the parts of a case, or `null`. */
export function newestReplayOfCase(db: ReadDb, caseId: CaseId): Replay | null {
  return parseRow(rowSchema, db.get(`${SELECT} WHERE r.case_id = @caseId ORDER BY r.id DESC LIMIT 1`, { caseId }));
}
