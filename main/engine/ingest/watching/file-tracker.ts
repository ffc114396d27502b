import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { Reading } from '../files/content.ts';
import type { Shot } from '../shot.ts';
import { createBusyFiles } from './busy-files.ts';
import { createFileLook, type FileLookDeps } from './file-look.ts';
import type { Hint } from './folder-hints.ts';
import { createFileRecall, type FindRecords } from './recall-file.ts';
import { createTrackedFiles } from './tracked-files.ts';

export type TrackerDeps = Pick<FileLookDeps, 'lane' | 'home' | 'calls' | 'onLeftover' | 'nowMs'> & {
  readonly findRecords: FindRecords;
};

const LOOKS_AT_ONCE = 16;
/** A network share that hangs holds every thread that waits for it; the others must go on. */
const LOOKS_AT_ONCE_ON_SHARE = 2;

export type FileTracker = ReturnType<typeof createFileTracker>;

/** Follows every image in one lane's folder from its first sight to its record. Its memory is as large as the folder, no larger. */
export function createFileTracker({ findRecords, ...deps }: TrackerDeps) {
  const { lane, calls, nowMs } = deps;
  const movedIn = new Set<string>();
  const seenThisSweep = new Set<string>();
  const busy = createBusyFiles(nowMs);
  const files = createTrackedFiles((name) => {
    movedIn.delete(name);
    busy.forget(name);
  });
  const { recall, takeProven } = createFileRecall({ calls, findRecords, nowMs });
  const look = createFileLook({ ...deps, files, busy, recall, wasMovedIn: (name) => movedIn.has(name) });

  return {
    /** Takes a report from the folder. The caller decides which names are images. */
    note: ({ name, kind }: Hint) => {
      if (kind === 'appeared') movedIn.add(name);
      else movedIn.delete(name);
    },
    lookAtAll: async (names: readonly string[]) => {
      const step = lane.isPolled ? LOOKS_AT_ONCE_ON_SHARE : LOOKS_AT_ONCE;
      for (let at = 0; at < names.length; at += step) await Promise.all(names.slice(at, at + step).map(look));
    },
    /** Whether nothing is left to find out about a file unless it changes: it is complete, and recorded or about to be. */
    isAccountedFor: (name: string) => {
      const file = files.get(name);
      return file !== undefined && file.state !== 'settling';
    },
    beginSweep: () => seenThisSweep.clear(),
    /** Records that the sweep has met files with these names. */
    meet: (names: readonly string[]) => {
      for (const name of names) seenThisSweep.add(name);
    },
    /** Forgets files that a sweep of the whole folder has not met. */
    endSweep: () => {
      files.forget((name) => !seenThisSweep.has(name));
      seenThisSweep.clear();
    },
    /** Forgets files in folders below that were not taken yet. */
    forgetBelow: () => files.forget((name) => name.includes('/')),
    dueNames: () => files.dueNames(nowMs()),
    nextDueMs: files.nextDueMs,
    takeFirst: files.takeFirst,
    /** Finishes what `takeFirst` began. Returns whether the file should be checked again at once. */
    finish: (shot: Shot, record: { readonly isKept: boolean; readonly read: Reading } | null): boolean => {
      const before = files.get(shot.name);
      const next = record && { state: 'recorded' as const, ...record.read, isKept: record.isKept, sinceMs: nowMs() };
      files.put(shot.name, next);
      return before?.state === 'taken' && before.isHinted;
    },
    /** Makes a shot wait that could not be read now, longer each time; those behind it continue. */
    postpone: (shot: Shot, fault: Fault) => {
      const dueMs = nowMs() + busy.note(shot.name, fault);
      const file = { seen: shot.seen, firstSeenMs: nowMs() - shot.watchMs, stillSinceMs: Number.NEGATIVE_INFINITY };
      files.put(shot.name, { state: 'settling', file, dueMs });
    },
    /** Puts a shot back that could not be recorded now. */
    putBack: (shot: Shot) => files.put(shot.name, { state: 'queued', shot }),
    /** Why a file cannot be read right now; `null` if all can. */
    busyBy: busy.fault,
    takeProven,
    queued: files.queued,
    waiting: files.waiting,
  };
}
