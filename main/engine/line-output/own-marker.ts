import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { FolderBook } from './folder-book.ts';
import {
  changeMarker,
  type FileIdentity,
  isSameFile,
  lookAtMarker,
  type Marker,
  readMarker,
  writeMarker,
} from './marker.ts';

/** The marker that this run of the engine has put into the line's folder, and by which it recognises the folder. */
export type OwnMarker = {
  /** Identifies this run, wherever it writes. */
  readonly writer: string;
  /** Puts the marker into a folder, replacing that of the named writer. `upTo`: up to which number there may be messages. */
  readonly put: (folder: string, before: string, upTo: number) => Promise<void>;
  /** The last marker is for this epoch. */
  readonly isOf: (epoch: number) => boolean;
  /** Which file it is, if it is still in this folder, and the one that was put there. */
  readonly find: (folder: string) => Promise<FileIdentity | null>;
  /** Writes into it up to which number there may be messages from now on. Returns it open; null if it is no longer the one that was put there. */
  readonly announce: (folder: string, upTo: number) => Promise<FileHandle | null>;
};

type Put = { readonly folder: string; readonly identity: FileIdentity; readonly marker: Marker };

export function createOwnMarker(book: FolderBook): OwnMarker {
  const writer = randomBytes(8).toString('hex');
  let last: Put | null = null;

  const newestOf = (upTo: number) => ({ upTo, upToMessage: book.messageAt(upTo) ?? '' });

  return {
    writer,
    put: async (folder, before, upTo) => {
      const { station, epoch } = book.station();
      const through = book.through();
      const marker = { station, epoch, writer, ...newestOf(Math.max(upTo, through)), through };
      // First on record: a marker naming an unknown writer would lock this station out of its own folder.
      book.noteMarking(folder, writer, before);
      last = { folder, marker, identity: await writeMarker(folder, marker) };
    },
    isOf: (epoch) => last?.marker.epoch === epoch,
    find: async (folder) => {
      if (last === null || last.folder !== folder) return null;
      if (!isSameFile(last.identity, await lookAtMarker(folder))) {
        // Some shares give one file a different number each time: then only its contents tell.
        const found = await readMarker(folder);
        if (found === null || !isSuccessor(found.marker, last.marker)) return null;
        last = { ...last, identity: found.identity };
      }
      return last.identity;
    },
    announce: async (folder, upTo) => {
      if (last === null || last.folder !== folder) return null;
      const newest = newestOf(Math.max(last.marker.upTo, upTo));
      const marker = { ...last.marker, ...newest, through: book.through() };
      const handle = await changeMarker(folder, last.identity, marker);
      if (handle !== null) last = { ...last, marker };
      return handle;
    },
  };
}

/** Whether a marker was put there by the same run, at the time of another or later. */
function isSuccessor(found: Marker, put: Marker): boolean {
  const isOfRun = found.writer === put.writer && found.station === put.station && found.epoch === put.epoch;
  return isOfRun && found.through >= put.through;
}
