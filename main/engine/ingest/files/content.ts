import { createHash } from 'node:crypto';
import { type Sha256, sha256Schema } from '../../../../preload/contract/values/units.ts';
import { systemCode } from '../../file-fault.ts';
import type { FilePath } from '../names/file-name.ts';
import { isUntouched, type Observation, observationOf } from '../watching/observation.ts';
import { isSure } from './file-stamp.ts';
import { type OpenPicture, openPicture } from './open-picture.ts';

/** The state of a file when its bytes had been read to the end. */
export type Reading = {
  readonly seen: Observation;
  /** A later write would be visible in the file's state. */
  readonly isSure: boolean;
};

/** The result of reading a file: its bytes, or that it is another one by now, or that it cannot be read right now. */
export type Content =
  | { readonly kind: 'read'; readonly sha256: Sha256; readonly reading: Reading }
  | { readonly kind: 'changed' }
  | { readonly kind: 'closed' };

const PIECE_BYTES = 1 << 20;

/**
 * The hash of the bytes of the file seen there.
 * @param goOn called after every piece
 */
export async function readContent(
  path: FilePath,
  seen: Observation,
  goOn: () => void = () => undefined,
): Promise<Content> {
  const opened = await openPicture(path);
  if (!opened.ok) return { kind: opened.fault.code === 'file-vanished' ? 'changed' : 'closed' };
  const { handle } = opened.value;
  try {
    if (!isUntouched(seen, opened.value.seen)) return { kind: 'changed' };
    const sha256 = await readPieces(opened.value, async () => goOn());
    const reading = await readingOf(opened.value);
    return reading === null ? { kind: 'changed' } : { kind: 'read', sha256, reading };
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return { kind: 'closed' };
  } finally {
    await handle.close();
  }
}

/** Reads an open file once from its beginning, passes its bytes on in pieces, and returns their hash. A file that has grown is read up to its earlier size. */
export async function readPieces(
  { handle, seen, calls }: OpenPicture,
  onPiece: (bytes: Uint8Array) => Promise<void>,
): Promise<Sha256> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, seen.sizeBytes + 1));
  for (let offset = 0; ; ) {
    const { bytesRead } = await calls.call(() => handle.read(piece, 0, piece.length, offset)).catch(asSourceTrouble);
    if (bytesRead === 0) break;
    const bytes = piece.subarray(0, bytesRead);
    hash.update(bytes);
    await onPiece(bytes);
    offset += bytesRead;
    if (offset >= seen.sizeBytes) break;
  }
  return sha256Schema.parse(hash.digest('hex'));
}

/** The camera's file cannot be read, whatever else works: kept apart from problems with the copy. */
export class SourceTrouble extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

function asSourceTrouble(error: unknown): never {
  const code = systemCode(error);
  throw code === null ? error : new SourceTrouble(code);
}

/** The state of the file after reading; `null` if it changed meanwhile. */
export async function readingOf({ handle, seen, calls }: OpenPicture): Promise<Reading | null> {
  const after = observationOf(await calls.call(() => handle.stat({ bigint: true })));
  // The system's own clock, because it is compared with a time from the system.
  return isUntouched(seen, after) ? { seen: after, isSure: isSure(after, Date.now()) } : null;
}
