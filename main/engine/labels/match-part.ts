import path from 'node:path';
import { fileDigest } from '../file-digest.ts';
import type { ReadDb } from '../store/handles.ts';
import { type KnownPart, partsOfContent, partsOfFile, partsOfSerial } from '../store/parts/find-parts.ts';
import { waysToRead } from './picture-place.ts';

export type Match =
  | { readonly how: 'content' | 'name'; readonly parts: readonly KnownPart[] }
  | { readonly how: 'unknown' }
  | { readonly how: 'ambiguous' };

/** Lupa's names for exported pictures begin with the number of the inspection, which means nothing to another station. */
const EXPORT_NUMBER = /^\d{8}_/;

/** The inspections that a picture belongs to: all with the same bytes, or else the one whose file or serial has its name. */
export async function matchPart(db: ReadDb, file: string, at: string | null): Promise<Match> {
  if (at !== null) {
    const parts = partsOfContent(db, await fileDigest(at));
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
  const ofFile = partsOfFile(db, [whole, base]);
  return ofFile.length > 0 ? ofFile : partsOfSerial(db, serial);
}
