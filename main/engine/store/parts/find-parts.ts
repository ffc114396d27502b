import { z } from 'zod';
import { inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { parseRows, type ReadDb } from '../handles.ts';

const rowSchema = z.object({ id: inspectionIdSchema, width: z.number(), height: z.number() });
/** A part with a readable image, and its size in pixels. */
export type KnownPart = Readonly<z.output<typeof rowSchema>>;

const PART = 'SELECT i.id, i.width, i.height FROM shot s JOIN inspection i ON i.id = s.id';
const READABLE = 's.duplicate_of IS NULL AND i.is_readable = 1';

/** The parts whose image has these bytes, by their SHA-256. */
export function partsOfContent(db: ReadDb, hash: Uint8Array): readonly KnownPart[] {
  const sql = `${PART} WHERE substr(s.image_sha256, 1, 8) = substr(@hash, 1, 8) AND s.image_sha256 = @hash
    AND s.image_sha256 IS NOT NULL AND ${READABLE}`;
  return parseRows(rowSchema, db.all(sql, { hash }));
}

/** The parts whose image was in the folder of a lane under one of two names. */
export function partsOfFile(db: ReadDb, [one, other]: readonly [string, string]): readonly KnownPart[] {
  const sql = `${PART} WHERE s.lane_id IN (SELECT id FROM lane) AND s.relative_path IN (@one, @other) AND ${READABLE}`;
  return parseRows(rowSchema, db.all(sql, { one, other }));
}

export function partsOfSerial(db: ReadDb, serial: string): readonly KnownPart[] {
  return parseRows(rowSchema, db.all(`${PART} WHERE s.serial = @serial AND ${READABLE}`, { serial }));
}
