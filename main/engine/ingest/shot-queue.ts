import { compareCapture, type Shot } from './shot.ts';

/** Complete files in order of capture. Holds descriptions, not images: the folder itself is the queue. */
export type ShotQueue = {
  add(shot: Shot): void;
  takeFirst(): Shot | undefined;
  remove(shot: Shot): void;
  readonly length: number;
};

export function createShotQueue(): ShotQueue {
  // Latest first, so that the first is taken from the end without moving the others.
  const shots: Shot[] = [];

  const place = (shot: Shot): number => {
    let low = 0;
    let high = shots.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = shots[middle];
      if (other !== undefined && compareCapture(other, shot) > 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    add: (shot) => {
      shots.splice(place(shot), 0, shot);
    },
    takeFirst: () => shots.pop(),
    remove: (shot) => {
      const at = shots.indexOf(shot);
      if (at >= 0) shots.splice(at, 1);
    },
    get length() {
      return shots.length;
    },
  };
}
