import type { Lane, LaneHealth } from '../../../preload/contract/station/lane.ts';
import { buildLaneWatch, type LaneDeps, type LaneWatch, note } from './watching/lane-watch.ts';
import { noteProven, runWatch } from './watching/run-watch.ts';

/** What the watching itself knows about the state of a lane. */
export type WatchHealth = Omit<LaneHealth, 'bitsSeen' | 'usualLearned'>;

export type RunningLane = {
  readonly lane: Lane;
  health(): WatchHealth;
  /** True if a sweep that began after the last change found nothing left to do. */
  isDrained(): boolean;
  /** Other lanes have come or gone: checks again which of the folders below are its own, and takes nothing before that. */
  survey(): void;
  /** Brings the next sweep forward. */
  sweepSoon(): void;
  /** Resolves when the lane has stopped watching and its last shot is finished. */
  stop(): Promise<void>;
};

/** Watches one camera folder for as long as the station runs. Hints make it quick, the sweep makes it sure. */
export function startLane(deps: LaneDeps): RunningLane {
  const { lane } = deps;
  const watch = buildLaneWatch(deps);
  const { tracker, feeder, wake, root } = watch;
  const running = runWatch(watch);
  return {
    lane,
    health: () => ({
      laneId: lane.id,
      name: lane.name,
      ...troubleOf(watch),
      waiting: tracker.waiting(),
      lastShotAt: feeder.lastShotAt(),
      partsPerMinute: feeder.partsPerMinute(),
    }),
    isDrained: () => watch.isDrained && tracker.waiting() === 0 && watch.hinted.size === 0,
    survey: () => {
      if (!lane.isRecursive) return;
      watch.isToBeSurveyed = true;
      note(watch, { kind: 'wanted' });
      wake.call();
    },
    sweepSoon: () => {
      note(watch, { kind: 'hurried' });
      wake.call();
    },
    stop: async () => {
      watch.isStopping = true;
      wake.call();
      await running;
      root.lose();
      await feeder.stop();
      noteProven(watch);
    },
  };
}

function troubleOf({ unreachable, feeder, tracker, clearing, root }: LaneWatch): Pick<LaneHealth, 'state' | 'fault'> {
  if (unreachable !== null) return { state: 'unreachable', fault: unreachable };
  const heldBy = feeder.heldBy();
  if (heldBy !== null) return { state: 'paused', fault: heldBy };
  return { state: 'watching', fault: tracker.busyBy() ?? clearing.trouble() ?? root.trouble() };
}
