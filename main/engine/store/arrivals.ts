import { z } from 'zod';
import { instantSchema, type LaneId, type Sha256, type ShotId, shotIdSchema } from '../../../preload/contract/units.ts';
import { cameDownTheLine } from './brought-parts.ts';
import { parseRow, parseRows, type ReadDb } from './handles.ts';
import { sha256Blob } from './sha256.ts';

/** A file that has its row already, and what became of it. */
export type Arrival = Readonly<z.infer<typeof arrivalSchema>>;

const arrivalSchema = z.object({
  shotId: shotIdSchema,
  outcome: z.enum(['inspected', 'unreadable', 'duplicate']),
  /** The station holds a copy of the bytes. */
  isKept: z.number().transform(Boolean),
});

/** Whether the file with this name, size and time was recorded before, so that it need not be read again. */
export function findArrival(
  db: ReadDb,
  laneId: LaneId,
  relativePath: string,
  sizeBytes: number,
  mtimeMs: number,
): Arrival | null {
  const row = db.get(
    `SELECT s.id AS shotId, s.image_sha256 IS NOT NULL AS isKept,
       CASE WHEN s.duplicate_of IS NOT NULL THEN 'duplicate'
            WHEN i.is_readable = 1 THEN 'inspected' ELSE 'unreadable' END AS outcome
     FROM shot s LEFT JOIN inspection i ON i.id = s.id
     WHERE s.lane_id = @laneId AND s.relative_path = @relativePath AND s.mtime_ms = @mtimeMs AND s.size_bytes = @sizeBytes
     ORDER BY s.id DESC LIMIT 1`,
    { laneId, relativePath, sizeBytes, mtimeMs },
  );
  return parseRow(arrivalSchema, row);
}

/**
 * The first inspected shot with this content, on any lane; a picture that somebody brought is no part that came before. Unreadable ones are never found: two parts whose files are
 * both empty are two parts without a picture, not one part twice.
 */
export function findByContent(db: ReadDb, sha256: Sha256): ShotId | null {
  const row = db.get(
    `SELECT s.id AS shotId FROM shot s JOIN inspection i ON i.id = s.id
     WHERE substr(s.image_sha256, 1, 8) = substr(@sha256, 1, 8) AND s.image_sha256 = @sha256
       AND s.image_sha256 IS NOT NULL AND s.duplicate_of IS NULL AND i.is_readable = 1 AND ${cameDownTheLine('i.id')}
     ORDER BY s.id LIMIT 1`,
    { sha256: sha256Blob(sha256) },
  );
  return parseRow(shotRowSchema, row)?.shotId ?? null;
}

/** Whether a record stands on these bytes, readable or not. */
export function isContentRecorded(db: ReadDb, sha256: Sha256): boolean {
  const row = db.get(
    `SELECT 1 FROM shot WHERE substr(image_sha256, 1, 8) = substr(@sha256, 1, 8) AND image_sha256 = @sha256
       AND image_sha256 IS NOT NULL AND duplicate_of IS NULL LIMIT 1`,
    { sha256: sha256Blob(sha256) },
  );
  return row !== undefined;
}

/** Whether two files are of one part by what their names say: the same serial, or the same file again. */
export function isSamePart(db: ReadDb, one: ShotId, other: ShotId): boolean {
  const row = db.get(
    `SELECT a.serial = b.serial OR (a.lane_id = b.lane_id AND a.relative_path = b.relative_path) AS isSame
     FROM shot a, shot b WHERE a.id = @one AND b.id = @other`,
    { one, other },
  );
  return parseRow(sameSchema, row)?.isSame === 1;
}

const sameSchema = z.object({ isSame: z.number().nullable() });
const shotRowSchema = z.object({ shotId: shotIdSchema });

/** What was recorded of one lane after shot `after`, oldest first, for the proof that no file was lost. In pages: a lane may hold a million. */
export function arrivalsOfLane(db: ReadDb, laneId: LaneId, after: number, limit: number): readonly LaneArrival[] {
  const rows = db.all(
    `SELECT s.id AS shotId, s.relative_path AS relativePath, s.size_bytes AS sizeBytes, s.mtime_ms AS mtimeMs,
       s.admitted_at AS admittedAt,
       CASE WHEN s.duplicate_of IS NOT NULL THEN 'duplicate'
            WHEN i.is_readable = 1 THEN 'inspected' ELSE 'unreadable' END AS outcome,
       EXISTS (SELECT 1 FROM review_item r WHERE r.inspection_id = s.id AND r.closed_at IS NULL
         AND r.ask NOT IN ('repeat', 'challenge')) AS isWaiting
     FROM shot s LEFT JOIN inspection i ON i.id = s.id
     WHERE s.id > @after AND s.lane_id = @laneId AND ${cameDownTheLine('s.id')} ORDER BY s.id LIMIT @limit`,
    { laneId, after, limit },
  );
  return parseRows(laneArrivalSchema, rows);
}

const laneArrivalSchema = z.object({
  shotId: shotIdSchema,
  relativePath: z.string(),
  sizeBytes: z.number(),
  mtimeMs: z.number(),
  admittedAt: instantSchema,
  outcome: z.enum(['inspected', 'unreadable', 'duplicate']),
  /** A person still has to look at it. */
  isWaiting: z.number().transform(Boolean),
});
export type LaneArrival = Readonly<z.infer<typeof laneArrivalSchema>>;
