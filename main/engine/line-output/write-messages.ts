import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import path from 'node:path';
import { renamePatiently } from '../../patient-files.ts';
import { systemCode } from '../file-fault.ts';
import type { HeldFolder } from './held-folder.ts';
import { openFresh } from './open-fresh.ts';
import { refusedFolder } from './refused-folder.ts';
import { isSaidAlready } from './said-already.ts';

/** The file contents of a message. */
export type MessageText = { readonly name: string; readonly text: string };

/** A folder by its name, for people, and held, for writing. */
export type NamedFolder = { readonly folder: string; readonly held: HeldFolder };

/**
 * Writes one file per message into an existing folder, in order, each appearing complete under its name at once.
 * `goOn` is called after each step, and what it throws ends the writing there. Resolves with the devices that they lie on when all of them, and the marker, would survive a power cut; closes it; throws what the file system
 * throws, and a {@link RefusedFolder} where a file of that name says something else.
 */
export async function writeMessages(
  place: NamedFolder,
  messages: readonly MessageText[],
  { marker, goOn }: { readonly marker: FileHandle; readonly goOn: () => void },
): Promise<{ readonly devices: ReadonlySet<number> }> {
  const written: FileHandle[] = [marker];
  try {
    // The line sees each message as soon as possible; the disk may take its time for all of them together.
    for (const message of messages) {
      written.push(await writeOne(place, message));
      goOn();
    }
    await eachOf(written, (handle) => handle.datasync(), goOn);
    await place.held.sync();
    goOn();
    const devices = new Set<number>();
    await eachOf(written, async (handle) => devices.add((await handle.stat()).dev), goOn);
    return { devices };
  } finally {
    // After giving up nobody waits for it, and each of them may hang.
    for (const handle of written) await handle.close();
  }
}

/** A folder that hangs must not take up every thread of the engine. */
const AT_ONCE = 6;

async function eachOf(
  handles: readonly FileHandle[],
  work: (handle: FileHandle) => Promise<unknown>,
  goOn: () => void,
): Promise<void> {
  for (let at = 0; at < handles.length; at += AT_ONCE) {
    await Promise.all(handles.slice(at, at + AT_ONCE).map(work));
    goOn();
  }
}

async function writeOne(place: NamedFolder, { name, text }: MessageText): Promise<FileHandle> {
  const { file, handle } = await openFresh(place.held.path, name);
  try {
    await handle.writeFile(text);
    await makeWay(place, name, text);
    // A link in its place is replaced, not followed.
    await renamePatiently(file, path.join(place.held.path, name));
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Whatever has the name already: the same message, as after a crash, is replaced by itself; another message is not. */
async function makeWay({ folder, held }: NamedFolder, name: string, text: string): Promise<void> {
  const final = path.join(held.path, name);
  const kind = await kindOf(final);
  if (kind === 'file' && (await isOtherMessage(final, text)))
    throw refusedFolder(folder, { why: 'number-taken', figures: { name } });
  // Only a message belongs under this name. Moved and not removed: it is not ours.
  if (kind === 'folder') await renamePatiently(final, `${final}.in-the-way-${randomBytes(4).toString('hex')}`);
}

async function kindOf(file: string): Promise<'file' | 'folder' | 'other' | null> {
  try {
    const stats = await lstat(file);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** More than any message is long. */
const MAX_BYTES = 1_000_000;

async function isOtherMessage(file: string, text: string): Promise<boolean> {
  let handle: FileHandle;
  try {
    handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    // Its reader has taken it meanwhile.
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
  try {
    const { size } = await handle.stat();
    if (size > MAX_BYTES) return true;
    return !isSaidAlready((await handle.readFile()).toString('utf8'), text);
  } finally {
    await handle.close();
  }
}
