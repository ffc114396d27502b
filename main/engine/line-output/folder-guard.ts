import { type FileHandle, lstat } from 'node:fs/promises';
import path from 'node:path';
import type { LineFolderTrouble } from '../../../preload/contract/faults/line-folder.ts';
import { markerTrouble } from '../../domain/line/marker-trouble.ts';
import { makeFolder, syncFolder } from '../durable-files.ts';
import { systemCode } from '../file-fault.ts';
import type { FolderBook } from './folder-book.ts';
import { type Marker, readMarker } from './marker.ts';
import { messageFileName } from './message-file.ts';
import { createOwnMarker } from './own-marker.ts';
import { refusedFolder } from './refused-folder.ts';

/** Why a folder that never had a marker is not used yet; `null` if nothing speaks against it. */
export type FirstUse = (folder: string) => Promise<LineFolderTrouble | null>;

export type FolderGuard = {
  /**
   * Proves that the folder is the one this station has written to, or starts using one that nobody has written to; throws a
   * {@link RefusedFolder} otherwise. Returns the number after which messages have to be written again.
   */
  readonly prove: (folder: string) => Promise<number>;
  /** At the next proof the folder is used as if it were new, whatever speaks against it except another station's marker. */
  readonly take: (folder: string) => void;
  /** Whether it still is the folder that was last proved. Cheap; `device` is where its files are. */
  readonly isStill: (folder: string) => Promise<{ readonly device: number } | null>;
  /**
   * Writes into the marker, before any message, up to which number there may be messages from now on. Returns the
   * marker, open, to be made durable with them; null if it is no longer the one that was proved. `heldPath` leads to what is held as this folder.
   */
  readonly announce: (folder: string, heldPath: string, upTo: number) => Promise<FileHandle | null>;
};

/**
 * Keeps messages out of a folder that is not the line's: the mount point of a missing share, the folder of another
 * station, and one that was told more than restored records know.
 */
export function createFolderGuard(book: FolderBook, firstUse: FirstUse): FolderGuard {
  const own = createOwnMarker(book);
  /** An engineer has confirmed that this folder is the line's. */
  let taken: string | null = null;

  /** A folder without a marker: if this station has written to it, it had one; for any other folder an engineer is asked. */
  const takeIntoUse = async (folder: string, isKnown: boolean): Promise<number> => {
    if (isKnown) throw refusedFolder(folder, { why: 'away' });
    const doubt = taken === folder ? null : await firstUse(folder);
    if (doubt !== null) throw refusedFolder(folder, doubt);
    try {
      await own.put(folder);
    } catch (error) {
      // A folder that cannot be written yet must not count as one with a missing marker once it can.
      if ((await readMarker(folder)) === null) book.forgetMarking(folder);
      throw error;
    }
    taken = null;
    await syncFolder(folder);
    return book.through();
  };

  /** A folder with a marker: it must be this station's, and say nothing that the records do not know. */
  const goOnIn = async (folder: string, marker: Marker): Promise<number> => {
    const { station, epoch, afterSeq, newestSeq } = book.station();
    const words = { station, epoch, messageAt: book.messageAt };
    const trouble = markerTrouble(marker, words, (one) => one === own.writer || book.isOwnWriter(one));
    if (trouble !== null) throw refusedFolder(folder, trouble);
    const next = newestSeq - afterSeq + 1;
    if (await isThere(path.join(folder, messageFileName(station, { epoch, number: next })))) {
      throw refusedFolder(folder, { why: 'later', figures: { name: String(next) } });
    }
    const isOfEpoch = marker.epoch === epoch;
    const isTaken = await own.takeOver(folder, marker, isOfEpoch ? marker.upTo : 0);
    if (!isTaken) throw refusedFolder(folder, { why: 'away' });
    await syncFolder(folder);
    return isOfEpoch ? Math.min(marker.through, book.through()) : 0;
  };

  return {
    prove: async (folder) => {
      if (own.isOf(book.station().epoch) && (await own.find(folder)) !== null) return book.through();
      const isKnown = book.marked(folder) !== null;
      if (!isKnown && book.mayMake(folder)) await makeFolder(folder);
      const found = await readMarker(folder);
      return found === null ? takeIntoUse(folder, isKnown) : goOnIn(folder, found.marker);
    },
    take: (folder) => {
      book.forgetMarking(folder);
      taken = folder;
    },
    isStill: own.find,
    announce: own.announce,
  };
}

async function isThere(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}
