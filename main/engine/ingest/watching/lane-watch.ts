import path from 'node:path';
import type { Fault, Result } from '../../../../preload/contract/faults/result.ts';
import type { Lane } from '../../../../preload/contract/station/lane.ts';
import type { ShotId } from '../../../../preload/contract/values/units.ts';
import type { FolderCalls } from '../../folder-calls.ts';
import type { FileStamp } from '../../store/recording/shot-record.ts';
import { createWake } from '../../wake.ts';
import { createFeeder, type FeederDeps } from '../feeder.ts';
import type { IsRecorded, Recognised } from '../files/clear-away.ts';
import { type Clearing, createClearing } from '../files/clearing.ts';
import { isPictureName } from '../names/file-name-rule.ts';
import type { ShotLimit } from '../shot-limit.ts';
import { createFileTracker, type FileTracker } from './file-tracker.ts';
import type { Hint } from './folder-hints.ts';
import type { Excluded } from './lane-place.ts';
import { type LaneRoot, laneRoot } from './lane-root.ts';
import type { RealFolder } from './real-folder.ts';
import type { FindRecords } from './recall-file.ts';
import { afterSweepEvent, SWEEP_AT_ONCE, type SweepEvent, type SweepSchedule } from './sweep-schedule.ts';

export type LaneDeps = {
  readonly lane: Lane;
  /** All access to its folder goes through this. */
  readonly calls: FolderCalls;
  /** Why images cannot be taken from the lane's folder in its current place. */
  readonly objection: (home: RealFolder) => Promise<Fault | null>;
  /** Folders below the lane's that it never enters: those of the station itself or of another lane. */
  readonly excluded: () => Promise<Excluded>;
  readonly shotLimit: ShotLimit;
  readonly findRecords: FindRecords;
  /** Records new stamps by which recorded files can be known from now on. */
  readonly noteStamps: (stamps: ReadonlyMap<ShotId, FileStamp>) => void;
  readonly take: FeederDeps['take'];
  /** Does with a file what the lane says, if its bytes are on record. */
  readonly clearAway: (file: Recognised, isRecorded: IsRecorded, goOn: () => void) => Promise<Result<null>>;
  readonly onFault: (fault: Fault) => void;
};

/** Everything that takes part in watching one camera folder, and its state. */
export type LaneWatch = {
  readonly deps: LaneDeps;
  readonly wake: ReturnType<typeof createWake>;
  readonly root: LaneRoot;
  readonly clearing: Clearing;
  readonly tracker: FileTracker;
  readonly feeder: ReturnType<typeof createFeeder>;
  /** Reported names that have not been checked yet. */
  readonly hinted: Set<string>;
  schedule: SweepSchedule;
  /** Other lanes have come or gone: nothing is taken before it is known which of the folders below are this lane's. */
  isToBeSurveyed: boolean;
  /** Why the folder could not be read last time, or `null`. */
  unreachable: Fault | null;
  movements: number;
  /** A sweep that began after the last change found nothing left to do. */
  isDrained: boolean;
  isStopping: boolean;
};

export const nowMs = () => performance.now();

export function buildLaneWatch(deps: LaneDeps): LaneWatch {
  const { lane, calls, shotLimit, onFault, findRecords, clearAway, take } = deps;
  const root = laneRoot(deps, (hint) => hear(watch, hint));
  const clearing = createClearing({ lane, home: root.home, calls, findRecords, clearAway, nowMs });
  const tracker = createFileTracker({ lane, home: root.home, calls, findRecords, onLeftover: clearing.clear, nowMs });
  const feeder = createFeeder({
    tracker,
    shotLimit,
    take,
    clear: clearing.clear,
    onFault,
    nowMs,
    onDone: (lookAgainAt) => {
      move(watch);
      if (lookAgainAt !== null) watch.hinted.add(lookAgainAt);
      watch.wake.call();
    },
  });
  const watch: LaneWatch = {
    deps,
    wake: createWake(nowMs),
    root,
    clearing,
    tracker,
    feeder,
    hinted: new Set(),
    schedule: SWEEP_AT_ONCE,
    isToBeSurveyed: false,
    unreachable: null,
    movements: 0,
    isDrained: false,
    isStopping: false,
  };
  return watch;
}

export function note(watch: LaneWatch, event: SweepEvent): void {
  watch.schedule = afterSweepEvent(watch.schedule, event);
}

function move(watch: LaneWatch): void {
  watch.movements++;
  watch.isDrained = false;
}

function hear(watch: LaneWatch, hint: Hint): void {
  move(watch);
  if (isPictureName(path.posix.basename(hint.name))) {
    watch.tracker.note(hint);
    watch.hinted.add(hint.name);
  } else if (watch.deps.lane.isRecursive && hint.kind === 'appeared' && path.posix.extname(hint.name) === '') {
    // It may be a new folder, which only a sweep enters.
    note(watch, { kind: 'wanted' });
  } else return;
  watch.wake.call();
}
