import path from 'node:path';
import { type Fault, failed, type Result } from '../../../preload/contract/faults/result.ts';
import type { Lane, LaneHealth } from '../../../preload/contract/station/lane.ts';
import type { ShotId } from '../../../preload/contract/values/units.ts';
import { systemCode } from '../file-fault.ts';
import { type FolderCalls, SilentFolder } from '../folder-calls.ts';
import { storeFault } from '../store/opening/store-fault.ts';
import type { FileStamp } from '../store/recording/shot-record.ts';
import { createWake } from '../wake.ts';
import { createFeeder, type FeederDeps } from './feeder.ts';
import { type IsRecorded, nameBeforeAside, type Recognised, resumeClearing } from './files/clear-away.ts';
import { saidName } from './names/file-name.ts';
import { isPictureName } from './names/file-name-rule.ts';
import type { ShotLimit } from './shot-limit.ts';
import { createFileTracker, type TrackerDeps } from './watching/file-tracker.ts';
import { type FolderHints, type Hint, startFolderHints } from './watching/folder-hints.ts';
import type { Excluded } from './watching/lane-place.ts';
import { modifiedMs, observe } from './watching/observation.ts';
import { type RealFolder, realFolder } from './watching/real-folder.ts';
import { type RootIdentity, rootIdentity, sweep } from './watching/sweep.ts';

export type LaneDeps = {
  readonly lane: Lane;
  /** By which everything is done in its folder. */
  readonly calls: FolderCalls;
  /** Why pictures cannot be taken from the lane's folder as it lies there now. */
  readonly objection: (home: RealFolder) => Promise<Fault | null>;
  /** Folders below the lane's that it never enters: where the station itself or another lane is at home. */
  readonly excluded: () => Promise<Excluded>;
  readonly shotLimit: ShotLimit;
  readonly findRecords: TrackerDeps['findRecords'];
  /** Notes by which stamps recorded files can be known from now on. */
  readonly noteStamps: (stamps: ReadonlyMap<ShotId, FileStamp>) => void;
  readonly take: FeederDeps['take'];
  /** Does with a file what the lane says, if its bytes are on record. */
  readonly clearAway: (file: Recognised, isRecorded: IsRecorded, goOn: () => void) => Promise<Result<null>>;
  readonly onFault: (fault: Fault) => void;
};

/** What the watching itself knows of how a lane does. */
export type WatchHealth = Omit<LaneHealth, 'bitsSeen' | 'usualLearned'>;

export type RunningLane = {
  readonly lane: Lane;
  health(): WatchHealth;
  /** True when a sweep that began after the last movement found nothing left to do. */
  isDrained(): boolean;
  /** Other lanes have come or gone: looks anew at which of the folders below are its own, and takes nothing before. */
  survey(): void;
  /** Brings the next sweep forward. */
  sweepSoon(): void;
  /** Resolves when the lane has stopped looking and its last shot is through. */
  stop(): Promise<void>;
};

const RETRY_FIRST_MS = 500;
const RETRY_AT_MOST_MS = 10_000;
const CLEAR_AGAIN_AT_MOST_MS = 300_000;
/** A sweep leaves at least nine times as long to everything else, however many files lie in the folder. */
const REST_PER_SWEEP = 9;
/** Every so many sweeps are thorough. */
const THOROUGH_EVERY = 5;
/** What the system says of a folder that may not be read. */
const CLOSED = 'EACCES';

const nowMs = () => performance.now();

/** The folder is there, and must not be watched. */
class Unwatchable extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

function unreachableFault(error: unknown, path: string): Fault {
  if (error instanceof Unwatchable || error instanceof SilentFolder) return error.fault;
  const reason = systemCode(error);
  // A loop that has died would take no part any more, and say so to nobody: whatever it is, it is said and tried again.
  return reason === null ? storeFault(error) : { code: 'folder-unusable', path, reason };
}

/** What the health of a lane says of it. */
function reasonOf(error: unknown, fault: Fault): string {
  if (fault.code === 'folder-unusable') return fault.trouble ?? fault.reason;
  return error instanceof Unwatchable ? 'of-another-lane' : fault.code;
}

function reasonOfFault(fault: Fault): string {
  return fault.code === 'folder-unusable' && fault.trouble !== undefined ? fault.trouble : fault.code;
}

/** Watches one camera folder for as long as the station runs. Hints make it quick, the sweep makes it sure. */
export function startLane(deps: LaneDeps): RunningLane {
  const { lane, calls, shotLimit, onFault } = deps;
  const wake = createWake(nowMs);
  const hinted = new Set<string>();
  let hints: FolderHints | null = null;
  /** The folder itself that was found fit at the last sweep: a link that is turned meanwhile leads nowhere else before the next. */
  let home = lane.folder;
  let isToBeSurveyed = false;
  let root: RootIdentity | null = null;
  let unreachable: string | null = null;
  let closed: ReadonlySet<string> = new Set();
  /** Recorded files that could not be cleared away: why not, and when it is tried again. */
  const uncleared = new Map<string, { readonly reason: string; readonly pauseMs: number; readonly untilMs: number }>();
  let retryMs = RETRY_FIRST_MS;
  let nextSweepMs = 0;
  let sweeps = 0;
  let isSweeping = false;
  /** A folder came while a sweep was on its way, perhaps behind it. */
  let isToBeSweptAgain = false;
  let movements = 0;
  let isDrained = false;
  let isStopping = false;

  const move = () => {
    movements++;
    isDrained = false;
  };
  /** A name, a size and a time may be those of another shot: what is cleared away is known by its bytes. */
  const isRecordedAs =
    ({ name, seen }: Pick<Recognised, 'name' | 'seen'>): IsRecorded =>
    (sha256) =>
      deps.findRecords(name, seen.sizeBytes, modifiedMs(seen)).some(({ imageSha256 }) => imageSha256 === sha256);
  const clear = async (file: Recognised) => {
    if (lane.afterwards.kind === 'leave') return;
    const before = uncleared.get(file.name);
    if (before !== undefined && nowMs() < before.untilMs) return;
    const cleared = await calls
      .call((goOn) => deps.clearAway(file, isRecordedAs(file), goOn))
      .catch((error: unknown) => failed(unreachableFault(error, file.path)));
    uncleared.delete(file.name);
    if (cleared.ok) return;
    const pauseMs = Math.min(CLEAR_AGAIN_AT_MOST_MS, before === undefined ? RETRY_AT_MOST_MS : before.pauseMs * 2);
    uncleared.set(file.name, { reason: reasonOfFault(cleared.fault), pauseMs, untilMs: nowMs() + pauseMs });
  };
  /** What a crash left half cleared away is ended by the next sweep. */
  const resume = async (name: string) => {
    const before = nameBeforeAside(name);
    if (before === null) return;
    const place = path.join(home, name);
    const seen = await calls.call(() => observe(place));
    if (seen === null) return;
    const aside = { path: place, name: before, seen, home: path.join(home, before) };
    const canBe = deps.findRecords(before, seen.sizeBytes, modifiedMs(seen)).length > 0;
    await calls.call((goOn) => resumeClearing(aside, canBe ? isRecordedAs(aside) : null, lane.afterwards, goOn));
  };
  const tracker = createFileTracker({
    lane,
    home: () => home,
    calls,
    findRecords: deps.findRecords,
    onLeftover: clear,
    nowMs,
  });
  const feeder = createFeeder({
    tracker,
    shotLimit,
    take: deps.take,
    clear,
    onFault,
    nowMs,
    onDone: (lookAgainAt) => {
      move();
      if (lookAgainAt !== null) hinted.add(lookAgainAt);
      wake.call();
    },
  });

  const hear = (hint: Hint) => {
    move();
    if (isPictureName(path.posix.basename(hint.name))) {
      tracker.note(hint);
      hinted.add(hint.name);
    } else if (lane.isRecursive && hint.kind === 'appeared' && path.posix.extname(hint.name) === '') {
      // It may be a new folder, which only a sweep enters.
      nextSweepMs = 0;
      isToBeSweptAgain = isSweeping;
    } else return;
    wake.call();
  };

  /** Looks at what was hinted or is due, and hands on what is whole. Answers whether to go on. */
  const attend = async (): Promise<boolean> => {
    if (isToBeSurveyed) return !isStopping;
    const names = new Set([...hinted, ...tracker.dueNames()]);
    hinted.clear();
    await tracker.lookAtAll([...names]);
    feeder.feed();
    return !isStopping;
  };

  const listen = async () => {
    const identity = await calls.call(() => rootIdentity(home));
    if (lane.isPolled || identity === root) return;
    hints?.stop();
    hints = startFolderHints(home, hear);
    root = identity;
    // Another folder may hold other files under the same names.
    sweeps = 0;
  };

  const sweepOnce = async () => {
    const startedMs = nowMs();
    isSweeping = true;
    const wasStill = tracker.waiting === 0;
    const movementsBefore = movements;
    isToBeSweptAgain = false;
    try {
      const found = await calls.call(() => realFolder(lane.folder));
      const objection = await deps.objection(found);
      home = found.place;
      if (objection !== null) throw new Unwatchable(objection);
      await listen();
      const rule = { isRecursive: lane.isRecursive, excluded: await deps.excluded() };
      if (isToBeSurveyed) beginAnew();
      // Where files are cleared away, one that is still there is to be cleared again.
      const isThorough = lane.afterwards.kind !== 'leave' || sweeps++ % THOROUGH_EVERY === 0;
      await sweep({
        root: home,
        calls,
        onIgnored: resume,
        onClosed: tellClosed,
        rule,
        tracker,
        hints,
        isThorough,
        meanwhile: attend,
      });
      unreachable = null;
      retryMs = RETRY_FIRST_MS;
      nextSweepMs = isToBeSweptAgain
        ? 0
        : nowMs() + Math.max(lane.sweepEveryMs, REST_PER_SWEEP * (nowMs() - startedMs));
    } catch (error) {
      lose(error);
    }
    noteProven();
    isDrained = wasStill && movements === movementsBefore && tracker.waiting === 0 && unreachable === null;
    isSweeping = false;
  };

  /** What was seen below may lie in the folder of another lane by now; what does not is found again by the sweep. */
  const beginAnew = () => {
    isToBeSurveyed = false;
    for (const name of hinted) if (name.includes('/')) hinted.delete(name);
    tracker.forgetBelow();
  };

  /** Pictures in a folder that cannot be read are nobody's: somebody has to be told. */
  const tellClosed = (folders: ReadonlySet<string>) => {
    for (const folder of folders) {
      if (closed.has(folder)) continue;
      onFault({ code: 'folder-unusable', path: path.join(home, saidName(folder)), reason: CLOSED });
    }
    closed = folders;
  };

  const noteProven = () => {
    const proven = tracker.takeProven();
    if (proven.size === 0) return;
    try {
      deps.noteStamps(proven);
    } catch (error) {
      // Their bytes are read once more when the station is started anew.
      onFault(storeFault(error));
    }
  };

  /** The folder cannot be read: said once, tried again with growing pauses, and its watch set up anew when it is back. */
  const lose = (error: unknown) => {
    const fault = unreachableFault(error, lane.folder);
    if (isToBeSurveyed) beginAnew();
    if (unreachable === null) onFault(fault);
    unreachable = reasonOf(error, fault);
    hints?.stop();
    hints = null;
    root = null;
    nextSweepMs = nowMs() + retryMs;
    retryMs = Math.min(RETRY_AT_MOST_MS, retryMs * 2);
  };

  const run = async () => {
    while (!isStopping) {
      if (nowMs() >= nextSweepMs) await sweepOnce();
      await attend().catch(lose);
      await wake.sleepUntil(Math.min(nextSweepMs, tracker.nextDueMs(), feeder.resumeAtMs()));
    }
  };
  const running = run();

  const trouble = (): Pick<LaneHealth, 'state' | 'reason'> => {
    if (unreachable !== null) return { state: 'unreachable', reason: unreachable };
    const heldBy = feeder.heldBy();
    if (heldBy !== null) return { state: 'paused', reason: reasonOfFault(heldBy) };
    const reason =
      tracker.busyBy()?.code ?? uncleared.values().next().value?.reason ?? (closed.size > 0 ? CLOSED : null);
    return { state: 'watching', reason };
  };

  return {
    lane,
    health: () => ({
      laneId: lane.id,
      name: lane.name,
      ...trouble(),
      waiting: tracker.waiting,
      lastShotAt: feeder.lastShotAt(),
      partsPerMinute: feeder.partsPerMinute(),
    }),
    isDrained: () => isDrained && tracker.waiting === 0 && hinted.size === 0,
    survey: () => {
      if (!lane.isRecursive) return;
      isToBeSurveyed = true;
      isToBeSweptAgain = isSweeping;
      nextSweepMs = 0;
      wake.call();
    },
    sweepSoon: () => {
      if (isSweeping) return;
      nextSweepMs = 0;
      wake.call();
    },
    stop: async () => {
      isStopping = true;
      wake.call();
      hints?.stop();
      await running;
      await feeder.stop();
      noteProven();
    },
  };
}
