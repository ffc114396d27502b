import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import type { Recognised } from './files/clear-away.ts';
import type { Reading } from './files/content.ts';
import type { Hold } from './hold.ts';
import { isDamagedName } from './names/file-name.ts';
import type { Shot } from './shot.ts';
import type { FileTracker } from './watching/file-tracker.ts';

/**
 * What happened to a shot.
 * - `recorded`: its record is durable and based on what was `read`, and so, if `isKept`, is the station's copy of the file
 * - `again`: the file changed during the work, so it was not complete
 * - `gone`: it vanished before its bytes were read
 * - `busy`: this one file cannot be read right now, for example while another program holds it; it alone is tried again
 * - `held`: it cannot be recorded right now; the file stays and is tried again
 */
export type Taken =
  | { readonly kind: 'recorded'; readonly at: Instant; readonly isKept: boolean; readonly read: Reading }
  | { readonly kind: 'again' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'busy'; readonly fault: Fault }
  | { readonly kind: 'held'; readonly fault: Fault };

export type SeeThroughDeps = {
  readonly tracker: Pick<FileTracker, 'finish' | 'postpone' | 'putBack'>;
  readonly hold: Hold;
  /** Takes a shot through to its durable record. Does not throw. */
  readonly take: (shot: Shot) => Promise<Taken>;
  /** Does with a recorded and stored file what its lane says. */
  readonly clear: (file: Recognised) => Promise<void>;
  readonly onRecorded: (at: Instant) => void;
  readonly onFault: (fault: Fault) => void;
};

/** Faults that every shot would have. Any other belongs to one file, and the others do not wait for it. */
function isOfStation({ code }: Fault): boolean {
  return code === 'disk-full' || code === 'store-unusable' || code === 'folder-unusable';
}

/** Takes a shot and then handles its file. Returns whether the file has to be checked again at once. */
export async function seeThrough(shot: Shot, deps: SeeThroughDeps): Promise<boolean> {
  const { tracker, hold } = deps;
  const taken = await deps.take(shot);
  switch (taken.kind) {
    case 'recorded':
      hold.end();
      deps.onRecorded(taken.at);
      if (taken.isKept && typeof shot.path === 'string' && !isDamagedName(shot.name)) {
        await deps.clear({ path: shot.path, name: shot.name, seen: shot.seen });
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
      if (isOfStation(taken.fault)) {
        tracker.putBack(shot);
        hold.begin(taken.fault);
      } else {
        deps.onFault(taken.fault);
        tracker.postpone(shot, taken.fault);
      }
      return false;
    default:
      return taken satisfies never;
  }
}
