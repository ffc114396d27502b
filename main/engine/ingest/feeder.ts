import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import type { Recognised } from './files/clear-away.ts';
import type { Reading } from './files/content.ts';
import { isDamagedName } from './names/file-name.ts';
import type { Shot } from './shot.ts';
import type { ShotLimit } from './shot-limit.ts';
import type { FileTracker } from './watching/file-tracker.ts';

/**
 * What became of a shot that was taken.
 * - `recorded`: its record is durable and stands on what was `read`, and so, where `isKept`, is the station's copy of the file
 * - `again`: the file changed under the hands, so it was not whole
 * - `gone`: it vanished before its bytes were read
 * - `busy`: this one file cannot be read at the moment, as while another program holds it; it alone is tried again
 * - `held`: it cannot be recorded at the moment; the file stays and is tried again
 */
export type Taken =
  | { readonly kind: 'recorded'; readonly at: Instant; readonly isKept: boolean; readonly read: Reading }
  | { readonly kind: 'again' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'busy'; readonly fault: Fault }
  | { readonly kind: 'held'; readonly fault: Fault };

export type FeederDeps = {
  readonly tracker: FileTracker;
  readonly shotLimit: ShotLimit;
  /** Sees a shot through to its durable record. Does not throw. */
  readonly take: (shot: Shot) => Promise<Taken>;
  /** Does with a recorded and kept file what its lane says. */
  readonly clear: (file: Recognised) => Promise<void>;
  readonly onFault: (fault: Fault) => void;
  readonly nowMs: () => number;
  /** A shot is through; `lookAgainAt` names a file that has to be looked at again at once. */
  readonly onDone: (lookAgainAt: string | null) => void;
};

const RETRY_FIRST_MS = 500;
const RETRY_AT_MOST_MS = 10_000;
const MINUTE_MS = 60_000;

/** Trouble that every shot would have. Any other is that of one file, and the others do not wait for it. */
function isOfStation({ code }: Fault): boolean {
  return code === 'disk-full' || code === 'store-unusable' || code === 'folder-unusable';
}

/** Hands one lane's whole files to the station in order of capture, as long as there is room, and pauses while they cannot be recorded. */
export function createFeeder({ tracker, shotLimit, take, clear, onFault, nowMs, onDone }: FeederDeps) {
  const inHand = new Set<Promise<void>>();
  /** When the shots of the last minute were recorded, oldest first. */
  const recordedMs: number[] = [];
  let lastShotAt: Instant | null = null;
  let heldBy: Fault | null = null;
  let resumeAtMs = 0;
  let retryMs = RETRY_FIRST_MS;
  let isStopping = false;

  const feed = () => {
    while (!isStopping && nowMs() >= resumeAtMs && tracker.queued > 0 && shotLimit.tryEnter()) {
      const shot = tracker.takeFirst();
      if (shot === undefined) return shotLimit.leave();
      const work: Promise<void> = see(shot).then((isToBeSeenAgain) => {
        inHand.delete(work);
        onDone(isToBeSeenAgain ? shot.name : null);
        shotLimit.leave();
        feed();
      });
      inHand.add(work);
    }
  };

  const see = async (shot: Shot): Promise<boolean> => {
    const taken = await take(shot);
    switch (taken.kind) {
      case 'recorded':
        heldBy = null;
        retryMs = RETRY_FIRST_MS;
        lastShotAt = taken.at;
        recordedMs.push(nowMs());
        forgetOld();
        if (taken.isKept && typeof shot.path === 'string' && !isDamagedName(shot.name)) {
          await clear({ path: shot.path, name: shot.name, seen: shot.seen });
        }
        return tracker.finish(shot, taken);
      case 'again':
        tracker.finish(shot, null);
        return true;
      case 'gone':
        return tracker.finish(shot, null);
      case 'busy':
        tracker.postpone(shot, taken.fault);
        return false;
      case 'held':
        if (!isOfStation(taken.fault)) {
          onFault(taken.fault);
          tracker.postpone(shot, taken.fault);
          return false;
        }
        tracker.putBack(shot);
        hold(taken.fault);
        return false;
      default:
        return taken satisfies never;
    }
  };

  const forgetOld = () => {
    const from = nowMs() - MINUTE_MS;
    const kept = recordedMs.findIndex((at) => at > from);
    recordedMs.splice(0, kept < 0 ? recordedMs.length : kept);
  };

  const hold = (fault: Fault) => {
    if (heldBy === null) onFault(fault);
    heldBy = fault;
    // Shots that went in together fail together, and wait once.
    if (nowMs() < resumeAtMs) return;
    resumeAtMs = nowMs() + retryMs;
    retryMs = Math.min(RETRY_AT_MOST_MS, retryMs * 2);
  };

  const stopListening = shotLimit.onRoom(feed);

  return {
    feed,
    /** Monotonic time of the next try after a pause; `Infinity` when nothing waits for one. */
    resumeAtMs: () => (tracker.queued > 0 && resumeAtMs > nowMs() ? resumeAtMs : Number.POSITIVE_INFINITY),
    heldBy: () => heldBy,
    lastShotAt: () => lastShotAt,
    partsPerMinute: () => {
      forgetOld();
      return recordedMs.length;
    },
    /** Resolves when the last shot that was handed over is through. */
    stop: async () => {
      isStopping = true;
      stopListening();
      await Promise.all(inHand);
    },
  };
}
