import { z } from 'zod';
import {
  instantSchema,
  type LaneId,
  type Sha256,
  type ShotId,
  shotIdSchema,
} from '../../../../preload/contract/values/units.ts';
import { sha256Blob, sha256Column } from '../columns/sha256.ts';
import { parseRow, parseRows, type ReadDb, readableRows, type WriteDb } from '../handles.ts';
import { cameDownTheLine } from '../parts/brought-parts.ts';
import type { FileStamp, PixelHash } from './shot-record.ts';

/** An existing row with the same name, size and time. If there are several, the stamp or the bytes tell which it is. */
export type KnownFile = Readonly<z.infer<typeof knownFileSchema>>;

const knownFileSchema = z.object({
  shotId: shotIdSchema,
  stamp: z
    .instanceof(Uint8Array)
    .nullable()
    .transform((bytes): FileStamp | null => (bytes === null ? null : Buffer.from(bytes).toString('hex'))),
  /** Null if the station holds no copy of the bytes. */
  imageSha256: sha256Column.nullable(),
  admittedAt: instantSchema,
});

/** A camera without a clock that uses a single name writes this many alike; the newest are examined. */
const MAX_ALIKE = 1000;

/** What was recorded of files with this name, size and time, newest first. */
export function findArrivals(
  db: ReadDb,
  laneId: LaneId,
  relativePath: string,
  sizeBytes: number,
  mtimeMs: number,
): readonly KnownFile[] {
  const rows = db.all(
    `SELECT id AS shotId, stamp, image_sha256 AS imageSha256, admitted_at AS admittedAt FROM shot
     WHERE lane_id = @laneId AND relative_path = @relativePath AND mtime_ms = @mtimeMs AND size_bytes = @sizeBytes
     ORDER BY id DESC LIMIT ${MAX_ALIKE}`,
    { laneId, relativePath, sizeBytes, mtimeMs },
  );
  return readableRows(db, knownFileSchema, rows);
}

/** Records new stamps of known files, all of them or none. */
export function noteStamps(db: WriteDb, stamps: ReadonlyMap<ShotId, FileStamp>): void {
  db.transaction(() => {
    for (const [id, stamp] of stamps) {
      db.run('UPDATE shot SET stamp = @stamp WHERE id = @id', { id, stamp: Buffer.from(stamp, 'hex') });
    }
  });
}

/**
 * The first inspected shot with this content, on any lane; imported images do not count as earlier parts. Unreadable ones never
 * match: two empty files are two parts without an image, not one part twice.
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

/** Whether a record is based on these bytes, readable or not. */
export function isContentRecorded(db: ReadDb, sha256: Sha256): boolean {
  const row = db.get(
    `SELECT 1 FROM shot WHERE substr(image_sha256, 1, 8) = substr(@sha256, 1, 8) AND image_sha256 = @sha256
       AND image_sha256 IS NOT NULL AND duplicate_of IS NULL LIMIT 1`,
    { sha256: sha256Blob(sha256) },
  );
  return row !== undefined;
}

/** The first inspected shot with these pixels, whatever its bytes are. */
export function findByPixels(db: ReadDb, pixelHash: PixelHash): ShotId | null {
  const row = db.get(
    `SELECT s.id AS shotId FROM shot s JOIN inspection i ON i.id = s.id
     WHERE s.pixel_hash = @pixelHash AND s.pixel_hash IS NOT NULL AND s.duplicate_of IS NULL AND i.is_readable = 1
     ORDER BY s.id LIMIT 1`,
    { pixelHash: Buffer.from(pixelHash, 'hex') },
  );
  return parseRow(shotRowSchema, row)?.shotId ?? null;
}

const shotRowSchema = z.object({ shotId: shotIdSchema });

/** What was recorded of one lane after shot `after`, oldest first, to prove that no file was lost. In pages: a lane may hold a million. */
export function arrivalsOfLane(db: ReadDb, laneId: LaneId, after: number, limit: number): readonly LaneArrival[] {
  const rows = db.all(
    `SELECT s.id AS shotId, s.relative_path AS relativePath, s.size_bytes AS sizeBytes, s.mtime_ms AS mtimeMs,
       s.stamp, s.image_sha256 AS imageSha256, s.admitted_at AS admittedAt,
       CASE WHEN s.duplicate_of IS NOT NULL THEN 'duplicate'
            WHEN i.is_readable = 1 THEN 'inspected' ELSE 'unreadable' END AS outcome,
       EXISTS (SELECT 1 FROM waiting_item r WHERE r.inspection_id = s.id) AS isWaiting
     FROM shot s LEFT JOIN inspection i ON i.id = s.id
     WHERE s.id > @after AND s.lane_id = @laneId AND ${cameDownTheLine('s.id')} ORDER BY s.id LIMIT @limit`,
    { laneId, after, limit },
  );
  return parseRows(laneArrivalSchema, rows);
}

const laneArrivalSchema = knownFileSchema.extend({
  relativePath: z.string(),
  sizeBytes: z.number(),
  mtimeMs: z.number(),
  outcome: z.enum(['inspected', 'unreadable', 'duplicate']),
  /** A person still has to look at it. */
  isWaiting: z.number().transform(Boolean),
});
export type LaneArrival = Readonly<z.infer<typeof laneArrivalSchema>>;
