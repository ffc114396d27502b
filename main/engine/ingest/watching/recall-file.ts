import type { ShotId } from '../../../../preload/contract/values/units.ts';
import type { FolderCalls } from '../../folder-calls.ts';
import type { FileStamp } from '../../store/recording/shot-record.ts';
import { readContent } from '../files/content.ts';
import { isSameInode, stampOf, timeStepMs } from '../files/file-stamp.ts';
import { type KnownRecord, recognise } from '../files/recognise.ts';
import type { FilePath } from '../names/file-name.ts';
import { isUntouched, modifiedMs, type Observation } from './observation.ts';
import type { Recorded } from './tracked-files.ts';

/** What is on record of files with this name, size and time. */
export type FindRecords = (name: string, sizeBytes: number, mtimeMs: number) => readonly KnownRecord[];

export type FileRecall = {
  /**
   * The record of the file that was seen there, or `null`; its bytes are read only if the file system cannot tell.
   * @param before what was known about the file at the previous check
   */
  readonly recall: (
    name: string,
    path: FilePath,
    seen: Observation,
    before: Recorded | undefined,
  ) => Promise<Recorded | null>;
  /** Returns new stamps by which recorded files can be known from now on, each once. */
  readonly takeProven: () => ReadonlyMap<ShotId, FileStamp>;
};

type RecallDeps = {
  readonly calls: FolderCalls;
  readonly findRecords: FindRecords;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
};

export function createFileRecall({ calls, findRecords, nowMs }: RecallDeps): FileRecall {
  /** Files that were known by their bytes, and are known by their stamps from now on. */
  let proven = new Map<ShotId, FileStamp>();

  const recallByContent = async (
    path: FilePath,
    seen: Observation,
    records: readonly KnownRecord[],
    sinceMs: number,
  ): Promise<Recorded | null> => {
    const content = await calls.call((goOn) => readContent(path, seen, goOn));
    switch (content.kind) {
      case 'changed':
        return null;
      case 'closed': {
        // Somebody removed the permission to read it: that does not make it another part.
        const isSame = records.some(({ stamp }) => stamp !== null && isSameInode(stamp, seen));
        return isSame ? { seen, isSure: false, isKept: false, sinceMs } : null;
      }
      case 'read': {
        const record = records.find(({ imageSha256 }) => imageSha256 === content.sha256);
        if (record === undefined) return null;
        // A file that looked the same for longer than one tick of its file system's clock was not written to meanwhile.
        const isSure = content.reading.isSure || nowMs() - sinceMs > timeStepMs(seen);
        if (isSure) proven.set(record.shotId, stampOf(seen));
        return { seen, isSure, isKept: true, sinceMs };
      }
      default:
        return content satisfies never;
    }
  };

  return {
    recall: async (name, path, seen, before) => {
      const same = before !== undefined && isUntouched(before.seen, seen) ? before : null;
      if (same?.isSure === true) return same;
      const sinceMs = same?.sinceMs ?? nowMs();
      const records = findRecords(name, seen.sizeBytes, modifiedMs(seen));
      const recognition = recognise(seen, records);
      switch (recognition.kind) {
        case 'known':
          return { seen, isSure: true, isKept: recognition.record.imageSha256 !== null, sinceMs };
        case 'new':
          return null;
        case 'unsure':
          return recallByContent(path, seen, records, sinceMs);
        default:
          return recognition satisfies never;
      }
    },
    takeProven: () => {
      const taken = proven;
      proven = new Map();
      return taken;
    },
  };
}
