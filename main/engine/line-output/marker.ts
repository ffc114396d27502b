import { constants, type Stats } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { renamePatiently } from '../../patient-files.ts';
import { systemCode } from '../file-fault.ts';
import { openFresh } from './open-fresh.ts';

/** The file that says whose folder it is. It does not end in `.json`, so that no reader takes it for a message. */
export const MARKER_NAME = 'lupa-station.marker';

const NOTE =
  'This file tells Lupa that this is the folder in which it talks to the line. Leave it here: without it nothing is written.';

const markerSchema = z.object({
  station: z.string().min(1),
  epoch: z.number().int().nonnegative(),
  /** Identifies one run of the engine. */
  writer: z.string(),
  /** The highest number of the epoch that may have been written here. */
  upTo: z.number().int().nonnegative(),
  /** What identifies the message with that number. */
  upToMessage: z.string(),
  /** Every message of the epoch up to this number has been written here, at least. */
  through: z.number().int().nonnegative(),
});
export type Marker = Readonly<z.infer<typeof markerSchema>>;

/** Which file it is, and when it was written last, so that one look tells whether it still says the same. */
export type FileIdentity = { readonly device: number; readonly inode: number; readonly modifiedMs: number };

/** Every marker has this length, which a disk writes in one piece. */
const BYTES = 512;

/** The marker of a folder: null if there is none, or nothing readable as one. Throws what the file system throws. */
export async function readMarker(folder: string): Promise<{ marker: Marker; identity: FileIdentity } | null> {
  let handle: FileHandle;
  try {
    handle = await open(
      path.join(folder, MARKER_NAME),
      constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
    );
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return null;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BYTES), 0, BYTES, 0);
    const marker = parseMarker(buffer.toString('utf8', 0, bytesRead));
    return marker === null ? null : { marker, identity: identityOf(stats) };
  } finally {
    await handle.close();
  }
}

/** Which file the marker is right now; null if there is none. */
export async function lookAtMarker(folder: string): Promise<FileIdentity | null> {
  try {
    return identityOf(await lstat(path.join(folder, MARKER_NAME)));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

/** Puts the marker into a folder that has none. Returns which file it is now. */
export async function writeMarker(folder: string, marker: Marker): Promise<FileIdentity> {
  const { file, handle } = await openFresh(folder, MARKER_NAME);
  try {
    await handle.writeFile(markerText(marker));
    await handle.datasync();
    await renamePatiently(file, path.join(folder, MARKER_NAME));
    return identityOf(await handle.stat());
  } finally {
    await handle.close();
  }
}

/**
 * Changes a marker that was read before, in place: a new file beside it could come to lie in another folder, where a share was mounted
 * until a moment ago. Returns which file it is now, and the file still open, to be made durable together with others; null if the marker
 * in the folder says something else by now.
 */
export async function changeMarker(
  folder: string,
  before: Marker,
  after: Marker,
): Promise<{ readonly handle: FileHandle; readonly identity: FileIdentity } | null> {
  const file = path.join(folder, MARKER_NAME);
  const handle = await open(file, constants.O_RDWR | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BYTES), 0, BYTES, 0);
    if (!isDeepStrictEqual(parseMarker(buffer.toString('utf8', 0, bytesRead)), before)) {
      await handle.close();
      return null;
    }
    await handle.write(markerText(after), 0, 'utf8');
    return { handle, identity: identityOf(await handle.stat()) };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function markerText(marker: Marker): string {
  return `${JSON.stringify({ ...marker, note: NOTE }).padEnd(BYTES - 1)}\n`;
}

export function isSameMarker(a: FileIdentity | null, b: FileIdentity | null): boolean {
  if (a === null || b === null) return false;
  return a.device === b.device && a.inode === b.inode && a.modifiedMs === b.modifiedMs;
}

function identityOf({ dev, ino, mtimeMs }: Stats): FileIdentity {
  return { device: dev, inode: ino, modifiedMs: mtimeMs };
}

function parseMarker(text: string): Marker | null {
  try {
    return markerSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** There is nothing with that name, or it is not a file (a link is not). */
function isAbsent(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK', 'EISDIR', 'ENXIO'].includes(systemCode(error) ?? '');
}
