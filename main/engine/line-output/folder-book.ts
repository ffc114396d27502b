import path from 'node:path';
import type { WallClock } from '../clock.ts';
import { systemCode } from '../file-fault.ts';
import type { FolderCalls } from '../folder-calls.ts';
import { lineWrittenThrough, messageIdentity } from '../store/line/line-messages.ts';
import {
  forgetMarking,
  isOwnWriter,
  type LineStation,
  lineStation,
  markedFolder,
  noteMarking,
} from '../store/line/line-station.ts';
import type { Store } from '../store/opening/open.ts';
import { readMarker } from './marker.ts';

/** What the records know about the folders this station writes to. */
export type FolderBook = {
  readonly station: () => LineStation;
  /** What this station wrote into the marker of this folder; null if it never put one there. */
  readonly marked: (folder: string) => { readonly writer: string; readonly writerBefore: string } | null;
  readonly isOwnWriter: (writer: string) => boolean;
  /** Whether the station creates this folder if it is missing: never one that somebody chose, because a share may belong there. */
  readonly mayMake: (folder: string) => boolean;
  /** What identifies the message with a given number in the epoch; null: there is none. */
  readonly messageAt: (number: number) => string | null;
  /** Durable when it returns. */
  readonly noteMarking: (folder: string, writer: string, before: string) => void;
  /** From now on the folder counts as one without a marker of this station. */
  readonly forgetMarking: (folder: string) => void;
  /** The number up to which every message of the epoch is on disk, as durably recorded. */
  readonly through: () => number;
};

export function folderBook(
  { read, write, folder: own }: Pick<Store, 'read' | 'write' | 'folder'>,
  clock: WallClock,
): FolderBook {
  return {
    station: () => lineStation(read),
    marked: (folder) => markedFolder(read, folder),
    mayMake: (folder) => path.resolve(folder) === own.lineOutput,
    messageAt: (number) => messageIdentity(read, lineStation(read).afterSeq + number),
    isOwnWriter: (writer) => isOwnWriter(read, writer),
    noteMarking: (folder, writer, before) => noteMarking(write, folder, writer, before, clock.now()),
    forgetMarking: (folder) => forgetMarking(write, folder),
    through: () => Math.max(0, lineWrittenThrough(read) - lineStation(read).afterSeq),
  };
}

/** The epoch named by the marker of a folder; 0 if none can be read. Throws a `SilentFolder` if that cannot be known. */
export async function markedEpoch(folder: string, { call }: FolderCalls): Promise<number> {
  try {
    return (await call(() => readMarker(folder)))?.marker.epoch ?? 0;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return 0;
  }
}
