import type { Fault } from '../../../../preload/contract/faults/result.ts';
import type { Lane } from '../../../../preload/contract/station/lane.ts';
import type { ShotId } from '../../../../preload/contract/values/units.ts';
import type { FolderCalls } from '../../folder-calls.ts';
import type { FileStamp } from '../../store/recording/shot-record.ts';
import type { Recognised } from '../files/clear-away.ts';
import { type Reading, readContent } from '../files/content.ts';
import { readEvidence } from '../files/evidence.ts';
import { isSameInode, stampOf, timeStepMs } from '../files/file-stamp.ts';
import { type KnownRecord, recognise } from '../files/recognise.ts';
import { type FilePath, isDamagedName, placeOf } from '../names/file-name.ts';
import type { Shot } from '../shot.ts';
import { createShotQueue } from '../shot-queue.ts';
import type { Hint } from './folder-hints.ts';
import { isUntouched, modifiedMs, type Observation, observe } from './observation.ts';
import { isDue, judge, lookAgain, type Settling, settleRule } from './settle.ts';

/** Where one file of a lane is on its way to its record. */
type Tracked =
  | { readonly state: 'settling'; readonly file: Settling; readonly dueMs: number }
  | { readonly state: 'queued'; readonly shot: Shot }
  | { readonly state: 'taken'; readonly shot: Shot; readonly isHinted: boolean }
  | ({ readonly state: 'recorded' } & Recorded);

type Recorded = Reading & {
  /** The station holds a copy of the bytes, so the camera's file may go. */
  readonly isKept: boolean;
  /** When the file was first found to be recorded as it is seen. */
  readonly sinceMs: number;
};

export type TrackerDeps = {
  readonly lane: Lane;
  /** Where its files lie at the moment. */
  readonly home: () => string;
  /** By which the lane's folder is looked at. */
  readonly calls: FolderCalls;
  /** What is on record of files with this name, size and time. */
  readonly findRecords: (name: string, sizeBytes: number, mtimeMs: number) => readonly KnownRecord[];
  /** Called for every recorded and kept file that is still in the folder. */
  readonly onLeftover: (file: Recognised) => Promise<void>;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
};

const BUSY_FIRST_MS = 500;
const BUSY_AT_MOST_MS = 5_000;
const LOOKS_AT_ONCE = 16;
/** A network share that hangs holds every thread that waits for it; the others must go on. */
const LOOKS_AT_ONCE_ON_SHARE = 2;

export type FileTracker = ReturnType<typeof createFileTracker>;

/** Follows every picture of one lane's folder from its first sight to its record. Its memory is as large as the folder, no larger. */
export function createFileTracker({ lane, home, calls, findRecords, onLeftover, nowMs }: TrackerDeps) {
  const rule = settleRule(lane.settleMs);
  const files = new Map<string, Tracked>();
  const movedIn = new Set<string>();
  const queue = createShotQueue();
  const dueMs = new Map<string, number>();
  const seenThisSweep = new Set<string>();
  /** Files that were known by their bytes, and are known by their stamps from now on. */
  let proven = new Map<ShotId, FileStamp>();
  let unfinished = 0;

  /** Files that could not be read when they were whole: since when, how often they were tried, and why not. */
  const busy = new Map<string, { readonly sinceMs: number; readonly pauseMs: number; readonly fault: Fault }>();
  const busyMsOf = (name: string) => {
    const since = busy.get(name)?.sinceMs;
    return since === undefined ? 0 : nowMs() - since;
  };

  const put = (name: string, next: Tracked | null) => {
    const before = files.get(name);
    if (before?.state === 'queued') queue.remove(before.shot);
    unfinished += Number(isUnfinished(next)) - Number(isUnfinished(before));
    if (next === null) files.delete(name);
    else files.set(name, next);
    if (next?.state === 'queued') queue.add(next.shot);
    if (next?.state === 'settling') dueMs.set(name, next.dueMs);
    else dueMs.delete(name);
    if (next !== null && next.state !== 'recorded') return;
    movedIn.delete(name);
    busy.delete(name);
  };

  const look = async (name: string): Promise<void> => {
    const filePath = placeOf(home(), name);
    const before = files.get(name);
    if (before?.state === 'taken') return put(name, { ...before, isHinted: true });
    const seen = await calls.call(() => observe(filePath));
    if (seen === null) return put(name, null);
    if (before?.state === 'queued' && isUntouched(before.shot.seen, seen)) return;
    // A file seen growing is new; all others may be from before a restart.
    const record = before?.state === 'settling' ? null : await recall(name, filePath, seen, before);
    if (record !== null) {
      if (record !== before) put(name, { state: 'recorded', ...record });
      // What lost something of its name stays where it lies, for whoever wants to mend that.
      const isToGo = record.isKept && typeof filePath === 'string' && !isDamagedName(name);
      return isToGo ? onLeftover({ path: filePath, name, seen }) : undefined;
    }
    await settle(name, filePath, seen, before?.state === 'settling' ? before.file : undefined);
  };

  /** The record that this very file has; its bytes are read only where the file system cannot tell. */
  const recall = async (name: string, filePath: FilePath, seen: Observation, before: Tracked | undefined) => {
    const same = before?.state === 'recorded' && isUntouched(before.seen, seen) ? before : null;
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
        return recallByContent(filePath, seen, records, sinceMs);
      default:
        return recognition satisfies never;
    }
  };

  const recallByContent = async (
    filePath: FilePath,
    seen: Observation,
    records: readonly KnownRecord[],
    sinceMs: number,
  ): Promise<Recorded | null> => {
    const content = await calls.call((goOn) => readContent(filePath, seen, goOn));
    switch (content.kind) {
      case 'changed':
        return null;
      case 'closed': {
        // Somebody took the right to read it away: that makes no other part of it.
        const isSame = records.some(({ stamp }) => stamp !== null && isSameInode(stamp, seen));
        return isSame ? { seen, isSure: false, isKept: false, sinceMs } : null;
      }
      case 'read': {
        const record = records.find(({ imageSha256 }) => imageSha256 === content.sha256);
        if (record === undefined) return null;
        // What looked the same for longer than the clock of its file system takes to tick was not written to meanwhile.
        const isSure = content.reading.isSure || nowMs() - sinceMs > timeStepMs(seen);
        if (isSure) proven.set(record.shotId, stampOf(seen));
        return { seen, isSure, isKept: true, sinceMs };
      }
      default:
        return content satisfies never;
    }
  };

  const settle = async (name: string, filePath: FilePath, seen: Observation, before: Settling | undefined) => {
    let file = lookAgain(before, seen, nowMs());
    if (!isDue(file, movedIn.has(name), rule, nowMs())) {
      return put(name, { state: 'settling', file, dueMs: file.stillSinceMs + rule.settleMs });
    }
    const evidence = await calls.call(() => readEvidence(filePath, seen));
    if (evidence === null) return put(name, null);
    file = lookAgain(file, evidence.seen, nowMs());
    const judgement = judge(file, { ending: evidence.ending, wasMovedIn: movedIn.has(name) }, rule, nowMs());
    if (judgement.kind === 'wait') return put(name, { state: 'settling', file, dueMs: judgement.untilMs });
    const { isBlank } = judgement;
    const watchMs = nowMs() - file.firstSeenMs;
    put(name, {
      state: 'queued',
      shot: { lane, name, path: filePath, calls, seen: file.seen, isBlank, busyMs: busyMsOf(name), watchMs },
    });
  };

  return {
    /** Takes note of what the folder tells. Which names are pictures is for the caller to say. */
    note: ({ name, kind }: Hint) => {
      if (kind === 'appeared') movedIn.add(name);
      else movedIn.delete(name);
    },
    lookAtAll: async (names: readonly string[]) => {
      const step = lane.isPolled ? LOOKS_AT_ONCE_ON_SHARE : LOOKS_AT_ONCE;
      for (let at = 0; at < names.length; at += step) await Promise.all(names.slice(at, at + step).map(look));
    },
    /** Takes note that the sweep has met files with these names. */
    meet: (names: readonly string[]) => {
      for (const name of names) seenThisSweep.add(name);
    },
    isRecorded: (name: string) => files.get(name)?.state === 'recorded',
    /** Forgets what lies in folders below and was not yet taken. */
    forgetBelow: () => {
      for (const [name, { state }] of files) if (name.includes('/') && state !== 'taken') put(name, null);
    },
    beginSweep: () => seenThisSweep.clear(),
    /** Forgets what a sweep of the whole folder has not met. */
    endSweep: () => {
      for (const [name, { state }] of files) if (state !== 'taken' && !seenThisSweep.has(name)) put(name, null);
      seenThisSweep.clear();
    },
    /** Names whose time has come to be looked at again. */
    dueNames: (): readonly string[] => {
      const now = nowMs();
      return [...dueMs].flatMap(([name, due]) => (due <= now ? [name] : []));
    },
    /** When the next of them is due; `Infinity` when nothing is settling. */
    nextDueMs: () => {
      let next = Number.POSITIVE_INFINITY;
      for (const due of dueMs.values()) next = Math.min(next, due);
      return next;
    },
    takeFirst: (): Shot | undefined => {
      const shot = queue.takeFirst();
      if (shot !== undefined) put(shot.name, { state: 'taken', shot, isHinted: false });
      return shot;
    },
    /** Ends what `takeFirst` began. Answers whether the file should be looked at again at once. */
    finish: (shot: Shot, record: { readonly isKept: boolean; readonly read: Reading } | null): boolean => {
      const before = files.get(shot.name);
      const next = record && { state: 'recorded' as const, ...record.read, isKept: record.isKept, sinceMs: nowMs() };
      put(shot.name, next);
      return before?.state === 'taken' && before.isHinted;
    },
    /** Lets a shot wait that could not be read now, longer each time; those behind it go on. */
    postpone: (shot: Shot, fault: Fault) => {
      const before = busy.get(shot.name);
      const pauseMs = Math.min(BUSY_AT_MOST_MS, before === undefined ? BUSY_FIRST_MS : before.pauseMs * 2);
      busy.set(shot.name, { sinceMs: before?.sinceMs ?? nowMs(), pauseMs, fault });
      const settled = { seen: shot.seen, firstSeenMs: nowMs() - shot.watchMs, stillSinceMs: Number.NEGATIVE_INFINITY };
      put(shot.name, { state: 'settling', file: settled, dueMs: nowMs() + pauseMs });
    },
    /** Why a file cannot be read at the moment; `null` while all can. */
    busyBy: (): Fault | null => busy.values().next().value?.fault ?? null,
    /** Puts a shot back that could not be recorded now. */
    putBack: (shot: Shot) => put(shot.name, { state: 'queued', shot }),
    /** Answers by which stamps recorded files can be known from now on, each once. */
    takeProven: (): ReadonlyMap<ShotId, FileStamp> => {
      const taken = proven;
      proven = new Map();
      return taken;
    },
    /** Whole files that nobody has taken yet. */
    get queued() {
      return queue.length;
    },
    /** Files that are still to be recorded, whole or not. */
    get waiting() {
      return unfinished;
    },
  };
}

function isUnfinished(file: Tracked | null | undefined): boolean {
  return file !== null && file !== undefined && file.state !== 'recorded';
}
