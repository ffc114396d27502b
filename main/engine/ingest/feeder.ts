import type { Instant } from '../../../preload/contract/values/units.ts';
import { createHold } from './hold.ts';
import { createPace } from './pace.ts';
import { type SeeThroughDeps, seeThrough } from './see-through.ts';
import type { Shot } from './shot.ts';
import type { ShotLimit } from './shot-limit.ts';
import type { FileTracker } from './watching/file-tracker.ts';

export type FeederDeps = Pick<SeeThroughDeps, 'take' | 'clear' | 'onFault'> & {
  readonly tracker: FileTracker;
  readonly shotLimit: ShotLimit;
  readonly nowMs: () => number;
  /** A shot is finished; `lookAgainAt` names a file that has to be checked again at once. */
  readonly onDone: (lookAgainAt: string | null) => void;
};

/** Hands one lane's complete files to the station in order of capture, while there is room, and pauses while they cannot be recorded. */
export function createFeeder(deps: FeederDeps) {
  const { tracker, shotLimit, onFault, nowMs, onDone } = deps;
  const inHand = new Set<Promise<void>>();
  const pace = createPace(nowMs);
  const hold = createHold(onFault, nowMs);
  let lastShotAt: Instant | null = null;
  let isStopping = false;
  const onRecorded = (at: Instant) => {
    lastShotAt = at;
    pace.count();
  };
  const seeing: SeeThroughDeps = { ...deps, hold, onRecorded };

  const feed = () => {
    while (!isStopping && !hold.isPausing() && tracker.queued() > 0 && shotLimit.tryEnter()) {
      const shot = tracker.takeFirst();
      if (shot === undefined) return shotLimit.leave();
      begin(shot);
    }
  };

  const begin = (shot: Shot) => {
    const work: Promise<void> = seeThrough(shot, seeing).then((isToBeSeenAgain) => {
      inHand.delete(work);
      onDone(isToBeSeenAgain ? shot.name : null);
      shotLimit.leave();
      feed();
    });
    inHand.add(work);
  };

  const stopListening = shotLimit.onRoom(feed);

  return {
    feed,
    /** Monotonic time of the next attempt after a pause; `Infinity` if nothing waits for one. */
    resumeAtMs: () => (tracker.queued() > 0 ? hold.resumeAtMs() : Number.POSITIVE_INFINITY),
    heldBy: hold.heldBy,
    lastShotAt: () => lastShotAt,
    partsPerMinute: pace.perMinute,
    /** Resolves when the last shot handed over is finished. */
    stop: async () => {
      isStopping = true;
      stopListening();
      await Promise.all(inHand);
    },
  };
}
