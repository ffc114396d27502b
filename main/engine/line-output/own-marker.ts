import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { FolderBook } from './folder-book.ts';
import {
  changeMarker,
  type FileIdentity,
  isSameMarker,
  lookAtMarker,
  type Marker,
  readMarker,
  writeMarker,
} from './marker.ts';

/** The marker that this run of the engine has put into the line's folder, and by which it recognises the folder. */
export type OwnMarker = {
  /** Identifies this run, wherever it writes. */
  readonly writer: string;
  /** Puts the marker into a folder that has none. */
  readonly put: (folder: string) => Promise<void>;
  /**
   * Makes the marker that was found in a folder the one of this run. False if it is no longer there: then nothing was put into
   * whatever folder is in its place by now. `upTo`: up to which number there may be messages.
   */
  readonly takeOver: (folder: string, found: Marker, upTo: number) => Promise<boolean>;
  /** The last marker is for this epoch. */
  readonly isOf: (epoch: number) => boolean;
  /** Which file it is, if it is still in this folder, and the one that was put there. */
  readonly find: (folder: string) => Promise<FileIdentity | null>;
  /**
   * Writes into it, in the folder held as this one, up to which number there may be messages from now on. Returns it open; null if it is no
   * longer the one that was put there.
   */
  readonly announce: (folder: string, heldPath: string, upTo: number) => Promise<FileHandle | null>;
};

type Put = { readonly folder: string; readonly identity: FileIdentity; readonly marker: Marker };

export function createOwnMarker(book: FolderBook): OwnMarker {
  const writer = randomBytes(8).toString('hex');
  let last: Put | null = null;

  const newestOf = (upTo: number) => ({ upTo, upToMessage: book.messageAt(upTo) ?? '' });

  const markerUpTo = (upTo: number): Marker => {
    const { station, epoch } = book.station();
    const through = book.through();
    return { station, epoch, writer, ...newestOf(Math.max(upTo, through)), through };
  };

  return {
    writer,
    put: async (folder) => {
      const marker = markerUpTo(0);
      // First on record: a marker naming an unknown writer would lock this station out of its own folder.
      book.noteMarking(folder, writer, '');
      last = { folder, marker, identity: await writeMarker(folder, marker) };
    },
    takeOver: async (folder, found, upTo) => {
      const marker = markerUpTo(upTo);
      book.noteMarking(folder, writer, found.writer);
      const changed = await changeMarker(folder, found, marker);
      if (changed === null) return false;
      const { handle, identity } = changed;
      try {
        await handle.datasync();
      } finally {
        await handle.close();
      }
      last = { folder, marker, identity };
      return true;
    },
    isOf: (epoch) => last?.marker.epoch === epoch,
    find: async (folder) => {
      if (last === null || last.folder !== folder) return null;
      if (!isSameMarker(last.identity, await lookAtMarker(folder))) {
        // Some shares give one file a different number each time: then only its contents tell.
        const found = await readMarker(folder);
        if (found === null || !isSuccessor(found.marker, last.marker)) return null;
        last = { ...last, identity: found.identity };
      }
      return last.identity;
    },
    announce: async (folder, heldPath, upTo) => {
      if (last === null || last.folder !== folder) return null;
      const newest = newestOf(Math.max(last.marker.upTo, upTo));
      const marker = { ...last.marker, ...newest, through: book.through() };
      const changed = await changeMarker(heldPath, last.marker, marker);
      if (changed === null) return null;
      last = { folder, marker, identity: changed.identity };
      return changed.handle;
    },
  };
}

/** Whether a marker was put there by the same run, at the time of another or later. */
function isSuccessor(found: Marker, put: Marker): boolean {
  const isOfRun = found.writer === put.writer && found.station === put.station && found.epoch === put.epoch;
  return isOfRun && found.through >= put.through;
}
