import path from 'node:path';
import { z } from 'zod';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { fileDigest } from '../file-digest.ts';
import { parseRows, type ReadDb } from '../store/handles.ts';
import { waysToRead } from './picture-place.ts';

const rowSchema = z.object({ id: inspectionIdSchema, width: z.number(), height: z.number() });
export type KnownPart = Readonly<z.output<typeof rowSchema>>;

export type Match =
  | { readonly how: 'content' | 'name'; readonly parts: readonly KnownPart[] }
  | { readonly how: 'unknown' }
  | { readonly how: 'ambiguous' };

/** Names that Lupa gives to exported pictures begin with the number of the inspection, which means nothing to another station. */
const EXPORT_NUMBER = /^\d{8}_/;

const PART = 'SELECT i.id, i.width, i.height FROM shot s JOIN inspection i ON i.id = s.id';

/** The inspections that a picture belongs to: all of the same bytes, or else the one whose file or serial has its name. */
export async function matchPart(db: ReadDb, file: string, at: string | null): Promise<Match> {
  if (at !== null) {
    const parts = parseRows(
      rowSchema,
      db.all(
        `${PART} WHERE substr(s.image_sha256, 1, 8) = substr(@hash, 1, 8) AND s.image_sha256 = @hash
           AND s.image_sha256 IS NOT NULL AND s.duplicate_of IS NULL AND i.is_readable = 1`,
        { hash: await fileDigest(at) },
      ),
    );
    if (parts.length > 0) return { how: 'content', parts };
  }
  const parts = byName(db, file);
  if (parts.length === 0) return { how: 'unknown' };
  return parts.length === 1 ? { how: 'name', parts } : { how: 'ambiguous' };
}

function byName(db: ReadDb, file: string): readonly KnownPart[] {
  for (const name of waysToRead(file)) {
    const parts = named(db, name.replaceAll('\\', '/'));
    if (parts.length > 0) return parts;
  }
  return [];
}

function named(db: ReadDb, whole: string): readonly KnownPart[] {
  const base = path.posix.basename(whole);
  const serial = path.parse(base).name.replace(EXPORT_NUMBER, '');
  const ofFile = db.all(
    `${PART} WHERE s.lane_id IN (SELECT id FROM lane) AND s.relative_path IN (@whole, @base) AND s.duplicate_of IS NULL AND i.is_readable = 1`,
    { whole, base },
  );
  const ofSerial = () =>
    db.all(`${PART} WHERE s.serial = @serial AND s.duplicate_of IS NULL AND i.is_readable = 1`, { serial });
  return parseRows(rowSchema, ofFile.length > 0 ? ofFile : ofSerial());
}
