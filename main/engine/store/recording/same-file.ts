import path from 'node:path';
import { z } from 'zod';
import { type Sha256, type ShotId, shotIdSchema } from '../../../../preload/contract/values/units.ts';
import { sha256Blob, sha256Column } from '../columns/sha256.ts';
import { parseRow, type ReadDb } from '../handles.ts';
import type { ShotFacts } from './shot-record.ts';

/** A server may set the time of a received file only when the writer closes it, or a little later. */
const LATE_TIME_MS = 3000;
const LATE_TIMES_SPAN_MS = 60_000;
/** Fewer bytes than any image has: two such files may be identical and still be of two parts. */
const TELLING_BYTES = 64;
/** How long after a file was given up the next one in the same place may be its rest. */
const REST_WITHIN_MS = 600_000;

const rowSchema = z.object({ shotId: shotIdSchema });

/**
 * The earlier shot of this file, or `null` if it is another image, with the same bytes or not. It is the
 * same file if its folder was renamed, if it was read from a card a second time, or if its time was set a moment late. A camera
 * that hangs makes new files, with new names or times.
 */
export function findSameFile(db: ReadDb, shot: ShotFacts): ShotId | null {
  if (shot.imageSha256 === null) return null;
  return findElsewhere(db, shot, shot.imageSha256) ?? findEarlierTime(db, shot, shot.imageSha256);
}

/** The same bytes, name and time, perhaps in another folder. Names with different serials still mean different parts. */
function findElsewhere(db: ReadDb, shot: ShotFacts, sha256: Sha256): ShotId | null {
  const alike = `substr(s.image_sha256, 1, 8) = substr(@sha256, 1, 8) AND s.image_sha256 = @sha256
    AND s.image_sha256 IS NOT NULL AND s.mtime_ms = @mtimeMs AND substr('/' || s.relative_path, -length(@tail)) = @tail
    AND (s.serial IS NULL OR @serial IS NULL OR s.serial = @serial)`;
  const row = db.get(
    `SELECT s.id AS shotId FROM shot s JOIN inspection i ON i.id = s.id
     WHERE s.duplicate_of IS NULL AND ${alike}
       AND (i.is_readable = 1 OR (s.lane_id = @laneId AND s.size_bytes >= ${TELLING_BYTES}))
     UNION ALL SELECT s.duplicate_of FROM shot s WHERE s.duplicate_of IS NOT NULL AND ${alike} LIMIT 1`,
    {
      laneId: shot.laneId,
      sha256: sha256Blob(sha256),
      mtimeMs: shot.mtimeMs,
      tail: `/${path.posix.basename(shot.relativePath)}`,
      serial: shot.serial,
    },
  );
  return parseRow(rowSchema, row)?.shotId ?? null;
}

/** The same file on its disk with the same bytes, whose new time is no later than the reading. */
function findEarlierTime(db: ReadDb, shot: ShotFacts, sha256: Sha256): ShotId | null {
  if (shot.stamp === null) return null;
  const row = db.get(
    `SELECT ifnull(duplicate_of, id) AS shotId FROM shot WHERE lane_id = @laneId AND relative_path = @relativePath
       AND mtime_ms BETWEEN @mtimeMs - ${LATE_TIMES_SPAN_MS} AND @mtimeMs AND image_sha256 = @sha256
       AND substr(stamp, 1, 8) = @inode AND @mtimeMs <= admitted_at + ${LATE_TIME_MS} LIMIT 1`,
    {
      laneId: shot.laneId,
      relativePath: shot.relativePath,
      mtimeMs: shot.mtimeMs,
      sha256: sha256Blob(sha256),
      inode: inodeOf(shot.stamp),
    },
  );
  return parseRow(rowSchema, row)?.shotId ?? null;
}

/** A file recorded as unreadable because its end was missing. */
export type GivenUp = Readonly<z.infer<typeof givenUpSchema>>;

const givenUpSchema = z.object({ shotId: shotIdSchema, imageSha256: sha256Column });

/** A file given up a short while ago in this very place: the shot may be the rest of it. */
export function findGivenUp(db: ReadDb, shot: ShotFacts): GivenUp | null {
  if (shot.stamp === null || shot.imageSha256 === null) return null;
  const row = db.get(
    `SELECT s.id AS shotId, s.image_sha256 AS imageSha256 FROM shot s JOIN inspection i ON i.id = s.id
     WHERE s.lane_id = @laneId AND s.relative_path = @relativePath
       AND s.mtime_ms BETWEEN @mtimeMs - ${REST_WITHIN_MS} AND @mtimeMs AND substr(s.stamp, 1, 8) = @inode
       AND i.is_readable = 0 AND s.image_sha256 IS NOT NULL AND s.image_sha256 <> @sha256
     ORDER BY s.id DESC LIMIT 1`,
    {
      laneId: shot.laneId,
      relativePath: shot.relativePath,
      mtimeMs: shot.mtimeMs,
      inode: inodeOf(shot.stamp),
      sha256: sha256Blob(shot.imageSha256),
    },
  );
  return parseRow(givenUpSchema, row);
}

function inodeOf(stamp: string): Uint8Array {
  return Buffer.from(stamp, 'hex').subarray(0, 8);
}
