import type { Lane } from '../../../preload/contract/station/lane.ts';
import type { FolderCalls } from '../folder-calls.ts';
import type { FilePath } from './names/file-name.ts';
import type { Observation } from './watching/observation.ts';

/** One complete file of a lane, ready to be taken. */
export type Shot = {
  readonly lane: Lane;
  /** Relative to the lane's folder, with `/` between folders on every system; see `file-name.ts` for names that are not text. */
  readonly name: string;
  readonly path: FilePath;
  /** By which it is read. */
  readonly calls: FolderCalls;
  readonly seen: Observation;
  /** It stayed unchanged for long and its rest is still empty: what there is of it is not an image of its part. */
  readonly isBlank: boolean;
  /** How long it could not be read, in milliseconds; 0 before the first attempt. */
  readonly busyMs: number;
  /** From the first sight of the file until it was known to be complete. */
  readonly watchMs: number;
};

/** Order of capture: time of the file, then name, so that files with the same time keep the order of the camera's numbers. */
export function compareCapture(a: Pick<Shot, 'name' | 'seen'>, b: Pick<Shot, 'name' | 'seen'>): number {
  if (a.seen.modifiedNs !== b.seen.modifiedNs) return a.seen.modifiedNs < b.seen.modifiedNs ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
