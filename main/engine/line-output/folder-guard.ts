import { randomBytes } from 'node:crypto';
import { type FileHandle, lstat } from 'node:fs/promises';
import path from 'node:path';
import type { LineFolderTrouble } from '../../../preload/contract/faults/line-folder.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import { markerTrouble } from '../../domain/line/marker-trouble.ts';
import { makeFolder, syncFolder } from '../durable-files.ts';
import { systemCode } from '../file-fault.ts';
import type { LineStation } from '../store/line/line-station.ts';
import type { FolderDoubt } from './connection.ts';
import {
  changeMarker,
  type FileIdentity,
  isSameFile,
  lookAtMarker,
  type Marker,
  readMarker,
  writeMarker,
} from './marker.ts';
import { messageFileName } from './message-file.ts';

/** What the records know of the folders that this station writes to. */
export type FolderBook = {
  readonly station: () => LineStation;
  /** What this station left in the marker of this folder; null where it never put one. */
  readonly marked: (folder: string) => { readonly writer: string; readonly writerBefore: string } | null;
  readonly isOwnWriter: (writer: string) => boolean;
  /** Whether the station makes this folder where it is missing: none that somebody chose, for a share may belong there. */
  readonly mayMake: (folder: string) => boolean;
  /** What tells the message of a number of the epoch from every other; null: there is none. */
  readonly messageAt: (number: number) => string | null;
  /** Durable when it returns. */
  readonly noteMarking: (folder: string, writer: string, before: string) => void;
  /** The folder counts as one that this station never put a marker into. */
  readonly forgetMarking: (folder: string) => void;
  /** The number up to which every message of the epoch is on disk, as the records durably say. */
  readonly through: () => number;
};

/** The folder is not to be written to. Thrown, because it ends whatever is being written. */
export class RefusedFolder extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

export function refusedFolder(path: string, why: LineFolderTrouble, detail = ''): RefusedFolder {
  return new RefusedFolder({ code: 'line-folder', path, why, detail });
}

/** Why a folder that bears no marker, and never did, is not taken into use yet; `null` where nothing speaks against it. */
export type FirstUse = (folder: string) => Promise<FolderDoubt | null>;

export type FolderGuard = {
  /**
   * Proves that the folder is the one that this station has written to, or takes one into use that nobody has; throws a
   * {@link RefusedFolder} otherwise. Answers the number from behind which it has to be told again.
   */
  readonly prove: (folder: string) => Promise<number>;
  /** The folder is taken into use at the next proof as if it had never been, whatever speaks against it but another's marker. */
  readonly take: (folder: string) => void;
  /** Whether it still is the folder that was proved last. One look; `device` is where its files lie. */
  readonly isStill: (folder: string) => Promise<{ readonly device: number } | null>;
  /**
   * Says in the marker, before any message is written, up to which number there may be messages from now on. Answers the
   * marker, open, to be made durable with them; null where it is no longer the one that was proved.
   */
  readonly announce: (folder: string, upTo: number) => Promise<FileHandle | null>;
};

/**
 * Keeps messages out of a folder that is not the line's: the place where a share is mounted while the share is away, the
 * folder of another station, and one that was told more than restored records know.
 */
export function createFolderGuard(book: FolderBook, firstUse: FirstUse): FolderGuard {
  // One run of the engine, wherever it writes.
  const writer = randomBytes(8).toString('hex');
  /** An engineer has seen that this folder is the line's. */
  let taken: string | null = null;
  let proved: { readonly folder: string; readonly identity: FileIdentity; readonly marker: Marker } | null = null;

  const put = async (folder: string, before: string, upTo: number): Promise<void> => {
    const { station, epoch } = book.station();
    const through = book.through();
    const marker = { station, epoch, writer, ...newestOf(Math.max(upTo, through)), through };
    // First on record: a marker that names nobody known would shut this station out of its own folder.
    book.noteMarking(folder, writer, before);
    proved = { folder, marker, identity: await writeMarker(folder, marker) };
  };

  /** A folder that cannot be written to yet must not be one whose marker is missing once it can. */
  const putFirst = async (folder: string): Promise<void> => {
    try {
      await put(folder, '', 0);
    } catch (error) {
      if ((await readMarker(folder)) === null) book.forgetMarking(folder);
      throw error;
    }
  };

  const newestOf = (upTo: number) => ({ upTo, upToMessage: book.messageAt(upTo) ?? '' });

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
      if (known === null && book.mayMake(folder)) await makeFolder(folder);
      const found = await readMarker(folder);
      if (found === null) {
        if (known !== null) throw refusedFolder(folder, 'away');
        const doubt = taken === folder ? null : await firstUse(folder);
        if (doubt !== null) throw refusedFolder(folder, doubt.why, doubt.detail);
        await putFirst(folder);
        taken = null;
        await syncFolder(folder);
        return book.through();
      }
      const { marker } = found;
      const words = { station, epoch, messageAt: book.messageAt };
      const isOwn = (one: string) => one === writer || book.isOwnWriter(one);
      const trouble = markerTrouble(marker, words, isOwn);
      if (trouble !== null) throw refusedFolder(folder, trouble.why, trouble.detail);
      const newest = newestSeq - afterSeq;
      const next = messageFileName(station, { epoch, number: newest + 1 });
      if (await isThere(path.join(folder, next))) throw refusedFolder(folder, 'later', String(newest + 1));
      await put(folder, marker.writer, marker.epoch === epoch ? marker.upTo : 0);
      await syncFolder(folder);
      return marker.epoch === epoch ? Math.min(marker.through, book.through()) : 0;
    },
    take: (folder) => {
      book.forgetMarking(folder);
      taken = folder;
    },
    isStill: async (folder) => ((await isProved(folder)) && proved !== null ? proved.identity : null),
    announce: async (folder, upTo) => {
      if (proved === null || proved.folder !== folder) return null;
      const newest = newestOf(Math.max(proved.marker.upTo, upTo));
      const marker = { ...proved.marker, ...newest, through: book.through() };
      const handle = await changeMarker(folder, proved.identity, marker);
      if (handle !== null) proved = { ...proved, marker };
      return handle;
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
