import type { Reading } from '../files/content.ts';
import type { Shot } from '../shot.ts';
import { createShotQueue } from '../shot-queue.ts';
import type { Settling } from './settle.ts';

/** How far one file of a lane is on its way to its record. */
export type Tracked =
  | { readonly state: 'settling'; readonly file: Settling; readonly dueMs: number }
  | { readonly state: 'queued'; readonly shot: Shot }
  /** `isHinted`: the folder reported something about it meanwhile. */
  | { readonly state: 'taken'; readonly shot: Shot; readonly isHinted: boolean }
  | ({ readonly state: 'recorded' } & Recorded);

export type Recorded = Reading & {
  /** The station holds a copy of the bytes, so the camera's file may go. */
  readonly isKept: boolean;
  /** When the file was first found to be recorded in its current state. */
  readonly sinceMs: number;
};

/** The files in one lane's folder: as many as there are, no more. Complete ones wait in order of capture. */
export type TrackedFiles = {
  readonly get: (name: string) => Tracked | undefined;
  /** `null`: there is no such file any more. */
  readonly put: (name: string, next: Tracked | null) => void;
  /** Takes the first of the complete files out of the queue. */
  readonly takeFirst: () => Shot | undefined;
  /** Forgets files for which this holds, unless they were taken: the station finishes those. */
  readonly forget: (isGone: (name: string) => boolean) => void;
  /** Names that are due to be checked again. */
  readonly dueNames: (nowMs: number) => readonly string[];
  /** When the next of them is due; `Infinity` when nothing is settling. */
  readonly nextDueMs: () => number;
  /** Complete files that nobody has taken yet. */
  readonly queued: () => number;
  /** Files that are still to be recorded, complete or not. */
  readonly waiting: () => number;
};

/** @param onDone called when a file has its record, or is gone */
export function createTrackedFiles(onDone: (name: string) => void): TrackedFiles {
  const files = new Map<string, Tracked>();
  const queue = createShotQueue();
  const dueMs = new Map<string, number>();
  let unfinished = 0;

  const put = (name: string, next: Tracked | null) => {
    const before = files.get(name);
    if (before?.state === 'queued') queue.remove(before.shot);
    unfinished += Number(isUnfinished(next)) - Number(isUnfinished(before));
    if (next === null) files.delete(name);
    else files.set(name, next);
    if (next?.state === 'queued') queue.add(next.shot);
    if (next?.state === 'settling') dueMs.set(name, next.dueMs);
    else dueMs.delete(name);
    if (next === null || next.state === 'recorded') onDone(name);
  };

  return {
    get: (name) => files.get(name),
    put,
    takeFirst: () => {
      const shot = queue.takeFirst();
      if (shot !== undefined) put(shot.name, { state: 'taken', shot, isHinted: false });
      return shot;
    },
    forget: (isGone) => {
      for (const [name, { state }] of files) if (state !== 'taken' && isGone(name)) put(name, null);
    },
    dueNames: (nowMs) => [...dueMs].flatMap(([name, due]) => (due <= nowMs ? [name] : [])),
    nextDueMs: () => {
      let next = Number.POSITIVE_INFINITY;
      for (const due of dueMs.values()) next = Math.min(next, due);
      return next;
    },
    queued: () => queue.length,
    waiting: () => unfinished,
  };
}

function isUnfinished(file: Tracked | null | undefined): boolean {
  return file !== null && file !== undefined && file.state !== 'recorded';
}
