import { stat } from 'node:fs/promises';
import { type FolderCalls, stepByStep } from '../../folder-calls.ts';
import type { FileTracker } from './file-tracker.ts';
import type { FolderHints } from './folder-hints.ts';
import { type WalkRule, walk } from './walk.ts';

export type SweepDeps = {
  readonly root: string;
  /** It is listed through this. */
  readonly calls: FolderCalls;
  /** Called with the folders below that could not be read. */
  readonly onClosed: (folders: ReadonlySet<string>) => void;
  /** Called with the name of each file that is not an image by rule. */
  readonly onIgnored: (name: string) => Promise<void>;
  readonly rule: WalkRule;
  readonly tracker: FileTracker;
  /** Null if the lane is polled. */
  readonly hints: FolderHints | null;
  /** Also checks complete files whose changes would be reported. */
  readonly isThorough: boolean;
  /** Called after each piece, so that events during a long sweep do not wait for its end. Returns whether to continue. */
  readonly meanwhile: () => Promise<boolean>;
};

/** Some of a piece's files may have to be read, and new ones do not wait for all of them. */
const PIECE = 32;
const ATTEND_EVERY_MS = 50;

/** Which folder is at the lane's path. A replaced folder keeps its path, and the old one's events continue. */
export type RootIdentity = string;

export async function rootIdentity(root: string): Promise<RootIdentity> {
  const { dev, ino } = await stat(root, { bigint: true });
  return `${dev}:${ino}`;
}

/**
 * Lists the folder once and checks its contents. A file that is recorded, or complete and waiting for it, is checked by thorough
 * sweeps only: there can be a hundred thousand of them, and reports of their changes are seldom lost. One that waits is
 * compared again when it is taken. Listening starts
 * before listing, so that nothing is missed in between. Throws if the folder cannot be read.
 */
export async function sweep({
  root,
  calls,
  onIgnored,
  onClosed,
  rule,
  tracker,
  hints,
  isThorough,
  meanwhile,
}: SweepDeps): Promise<void> {
  const folders = new Set(['']);
  hints?.listenTo(folders);
  tracker.beginSweep();
  let attendAt = performance.now() + ATTEND_EVERY_MS;
  const closed = new Set<string>();
  for await (const batch of stepByStep(walk(root, rule), calls)) {
    for (const folder of batch.closed) closed.add(folder);
    if (batch.folders.length > 0) {
      for (const folder of batch.folders) folders.add(folder);
      hints?.listenTo(folders);
    }
    for (const name of batch.ignored) await onIgnored(name);
    tracker.meet(batch.pictures);
    const isResting = (name: string) => !isThorough && tracker.isAccountedFor(name) && hints?.isHeard(name) === true;
    const restless = batch.pictures.filter((name) => !isResting(name));
    for (let at = 0; at < restless.length; at += PIECE) {
      await tracker.lookAtAll(restless.slice(at, at + PIECE));
      if (performance.now() < attendAt) continue;
      if (!(await meanwhile())) return;
      attendAt = performance.now() + ATTEND_EVERY_MS;
    }
    if (!(await meanwhile())) return;
  }
  onClosed(closed);
  tracker.endSweep();
}
