import { randomBytes } from 'node:crypto';
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { LineFolderTrouble } from '../../../preload/contract/line-folder.ts';
import type { Fault } from '../../../preload/contract/result.ts';
import { makeFolder, syncFolder } from '../durable-files.ts';
import { systemCode } from '../file-fault.ts';
import type { LineStation } from '../store/line-station.ts';
import { type FileIdentity, isSameFile, lookAtMarker, type Marker, readMarker, writeMarker } from './marker.ts';
import { messageFileName } from './message-file.ts';

/** What the records know of the folders that this station writes to. */
export type FolderBook = {
  readonly station: () => LineStation;
  /** What this station left in the marker of this folder; null where it never put one. */
  readonly marked: (folder: string) => { readonly writer: string; readonly writerBefore: string } | null;
  readonly isOwnWriter: (writer: string) => boolean;
  /** Durable when it returns. */
  readonly noteMarking: (folder: string, writer: string, before: string) => void;
  /** The number up to which every message of the epoch is on disk, as the records durably say. */
  readonly through: () => number;
};

/** The folder is not to be written to. Thrown, because it ends whatever is being written. */
export class RefusedFolder extends Error {
  readonly fault: Fault;
  constructor(folder: string, why: LineFolderTrouble, detail = '') {
    super(`${folder}: ${why} ${detail}`);
    this.fault = { code: 'line-folder', path: folder, why, detail };
  }
}

export type FolderGuard = {
  /**
   * Proves that the folder is the one that this station has written to, or takes one into use that nobody has; throws a
   * {@link RefusedFolder} otherwise. Answers the number from behind which it has to be told again.
   */
  readonly prove: (folder: string) => Promise<number>;
  /** Whether it still is the folder that was proved last. One look; `device` is where its files lie. */
  readonly isStill: (folder: string) => Promise<{ readonly device: number } | null>;
  /** Says in the marker how far the line has been told. */
  readonly mark: (folder: string) => Promise<void>;
};

/**
 * Keeps messages out of a folder that is not the line's: the place where a share is mounted while the share is away, the
 * folder of another station, and one that was told more than restored records know.
 */
export function createFolderGuard(book: FolderBook): FolderGuard {
  // One run of the engine, wherever it writes.
  const writer = randomBytes(8).toString('hex');
  let proved: { readonly folder: string; readonly identity: FileIdentity; readonly marker: Marker } | null = null;

  const put = async (folder: string, before: string): Promise<void> => {
    const { station, epoch } = book.station();
    const marker = { station, epoch, writer, through: book.through() };
    // First on record: a marker that names nobody known would shut this station out of its own folder.
    book.noteMarking(folder, writer, before);
    proved = { folder, marker, identity: await writeMarker(folder, marker) };
  };

  const isProved = async (folder: string): Promise<boolean> => {
    if (proved === null || proved.folder !== folder) return false;
    if (isSameFile(proved.identity, await lookAtMarker(folder))) return true;
    // Some shares give one file another number from look to look: then only what it says tells.
    const found = await readMarker(folder);
    const { station, epoch, through } = proved.marker;
    const { marker } = found ?? {};
    if (marker?.writer !== writer || marker.station !== station) return false;
    if (marker.epoch !== epoch || marker.through < through || found === null) return false;
    proved = { ...proved, identity: found.identity };
    return true;
  };

  return {
    prove: async (folder) => {
      const { station, epoch, afterSeq, newestSeq } = book.station();
      if (proved?.marker.epoch === epoch && (await isProved(folder))) return book.through();
      const known = book.marked(folder);
      if (known === null) await makeFolder(folder);
      const found = await readMarker(folder);
      if (found === null) {
        if (known !== null) throw new RefusedFolder(folder, 'away');
        await put(folder, '');
        await syncFolder(folder);
        return book.through();
      }
      const { marker } = found;
      if (marker.station !== station) throw new RefusedFolder(folder, 'other-station', marker.station);
      const newest = newestSeq - afterSeq;
      if (marker.epoch > epoch) throw new RefusedFolder(folder, 'later', `${marker.epoch}/${marker.through}`);
      if (marker.epoch === epoch) {
        if (marker.through > book.through()) throw new RefusedFolder(folder, 'later', String(marker.through));
        if (marker.writer !== writer && !book.isOwnWriter(marker.writer))
          throw new RefusedFolder(folder, 'other-writer');
      }
      const next = messageFileName(station, { epoch, number: newest + 1 });
      if (await isThere(path.join(folder, next))) throw new RefusedFolder(folder, 'later', String(newest + 1));
      await put(folder, marker.writer);
      await syncFolder(folder);
      return marker.epoch === epoch ? Math.min(marker.through, book.through()) : 0;
    },
    isStill: async (folder) => ((await isProved(folder)) && proved !== null ? proved.identity : null),
    mark: async (folder) => {
      if (proved === null || proved.folder !== folder || proved.marker.through === book.through()) return;
      if (!(await isProved(folder))) return;
      const marker = { ...proved.marker, through: book.through() };
      proved = { folder, marker, identity: await writeMarker(folder, marker) };
    },
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
