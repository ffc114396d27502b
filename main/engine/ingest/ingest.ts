import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Lane, LaneHealth, UsedBits } from '../../../preload/contract/station/lane.ts';
import type { LaneId } from '../../../preload/contract/values/units.ts';
import { createSerial } from '../../serial.ts';
import type { DataFolder } from '../data-folder.ts';
import type { FolderCalls } from '../folder-calls.ts';
import type { ReadDb } from '../store/handles.ts';
import { findArrivals } from '../store/recording/known-files.ts';
import type { FeederDeps } from './feeder.ts';
import { clearAway } from './files/clear-away.ts';
import { type RunningLane, startLane, type WatchHealth } from './lane.ts';
import { saidName } from './names/file-name.ts';
import type { ShotLimit } from './shot-limit.ts';
import { excludedFrom, placeObjection } from './watching/lane-place.ts';
import type { LaneDeps } from './watching/lane-watch.ts';
import { createFolderBook } from './watching/real-folder.ts';

export type IngestDeps = {
  readonly read: ReadDb;
  /** Takes a shot through to its durable record. Does not throw. */
  readonly take: FeederDeps['take'];
  /** Limits the shots of all lanes: as many at once as let copies and records overlap with looks, no more than fit in memory. */
  readonly shotLimit: ShotLimit;
  readonly folder: DataFolder;
  /** All access to folders goes through this. */
  readonly calls: (folder: string) => FolderCalls;
  /** Where messages to the line are written. */
  readonly lineOutput: () => string;
  readonly noteStamps: LaneDeps['noteStamps'];
  /** The most bits used by a lane's images while it waits to be told how many its camera uses. */
  readonly bitsSeen: (id: LaneId) => UsedBits;
  /** As in {@link LaneHealth}. */
  readonly usualLearned: (lane: Lane) => LaneHealth['usualLearned'];
  readonly onFault: (lane: Lane, fault: Fault) => void;
};

export type Ingest = {
  /** Watches these lanes and no others. A changed lane finishes its work in progress and starts again. */
  apply(lanes: readonly Lane[]): Promise<void>;
  health(): readonly LaneHealth[];
  /** Shots on their way. */
  inFlight(): number;
  /** True if every folder was swept after its last change and nothing is left to do. */
  isDrained(): boolean;
  /** Resolves when that is true, sweeping sooner than usual for it. */
  drain(): Promise<void>;
  stop(): Promise<void>;
};

const DRAIN_LOOK_MS = 50;

/** Watches the camera folders of a station. */
export function startIngest(deps: IngestDeps): Ingest {
  const { shotLimit } = deps;
  const running = new Map<LaneId, RunningLane>();
  const real = createFolderBook();
  let wanted: readonly Lane[] = [];
  const inTurn = createSerial();

  const start = (lane: Lane) => {
    const surroundings = () => ({ folder: deps.folder, lineOutput: deps.lineOutput(), lanes: wanted, real });
    const started = startLane({
      lane: { ...lane, folder: path.resolve(lane.folder) },
      calls: deps.calls(path.resolve(lane.folder)),
      objection: (home) => placeObjection(lane, { ...surroundings(), lanes: wanted.filter(goesBefore(lane)) }, home),
      excluded: () => excludedFrom(lane, surroundings()),
      shotLimit,
      findRecords: (name, sizeBytes, mtimeMs) => findArrivals(deps.read, lane.id, saidName(name), sizeBytes, mtimeMs),
      noteStamps: deps.noteStamps,
      take: deps.take,
      clearAway: (file, isRecorded, goOn) => clearAway(file, lane.afterwards, isRecorded, goOn),
      onFault: (fault) => deps.onFault(lane, fault),
    });
    running.set(lane.id, started);
  };

  const applyNow = async () => {
    const enabled = new Map(wanted.filter((lane) => lane.isEnabled).map((lane) => [lane.id, lane]));
    const outdated = [...running.values()].filter((one) => !isSameLane(one, enabled.get(one.lane.id)));
    await Promise.all(outdated.map((one) => one.stop()));
    for (const one of outdated) running.delete(one.lane.id);
    for (const one of running.values()) one.survey();
    for (const lane of enabled.values()) if (!running.has(lane.id)) start(lane);
  };

  const apply = (lanes: readonly Lane[]): Promise<void> => {
    wanted = lanes;
    return inTurn(applyNow);
  };

  const isDrained = () => shotLimit.inside === 0 && [...running.values()].every((lane) => lane.isDrained());

  return {
    apply,
    health: () =>
      wanted.map((lane) => ({
        ...(running.get(lane.id)?.health() ?? resting(lane)),
        bitsSeen: deps.bitsSeen(lane.id),
        usualLearned: deps.usualLearned(lane),
      })),
    inFlight: () => shotLimit.inside,
    isDrained,
    drain: async () => {
      while (!isDrained()) {
        for (const lane of running.values()) if (!lane.isDrained() && lane.health().waiting === 0) lane.sweepSoon();
        await delay(DRAIN_LOOK_MS);
      }
    },
    stop: () => apply([]),
  };
}

/** Of two lanes on one folder the older one continues, and a paused lane does not count. */
function goesBefore(lane: Lane): (other: Lane) => boolean {
  return (other) => other.id === lane.id || (other.isEnabled && other.id < lane.id);
}

function isSameLane({ lane }: RunningLane, next: Lane | undefined): boolean {
  return next !== undefined && JSON.stringify({ ...next, folder: path.resolve(next.folder) }) === JSON.stringify(lane);
}

function resting(lane: Lane): WatchHealth {
  const { id, name } = lane;
  return { laneId: id, name, state: 'paused', fault: null, waiting: 0, lastShotAt: null, partsPerMinute: 0 };
}
