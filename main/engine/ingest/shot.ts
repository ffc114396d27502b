import type { Lane } from '../../../preload/contract/station/lane.ts';
import type { FolderCalls } from '../folder-calls.ts';
import type { FilePath } from './names/file-name.ts';
import type { Observation } from './watching/observation.ts';

/** One settled file of a lane, ready to be taken. */
export type Shot = {
  readonly lane: Lane;
  /** Relative to the lane's folder, with `/` between folders on every system; see `file-name.ts` for names that are no text. */
  readonly name: string;
  readonly path: FilePath;
  /** By which it is read. */
  readonly calls: FolderCalls;
  readonly seen: Observation;
  /** It stood still for long and its rest is blank all the same: what there is of it is no picture of its part. */
  readonly isBlank: boolean;
  /** How long it could not be read, in milliseconds; 0 before the first try. */
  readonly busyMs: number;
  /** From the first sight of the file until it was known to be whole. */
  readonly watchMs: number;
};

/** Order of capture: time of the file, then name, so that files of one moment keep the order in which the camera numbered them. */
export function compareCapture(a: Pick<Shot, 'name' | 'seen'>, b: Pick<Shot, 'name' | 'seen'>): number {
  if (a.seen.modifiedNs !== b.seen.modifiedNs) return a.seen.modifiedNs < b.seen.modifiedNs ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
