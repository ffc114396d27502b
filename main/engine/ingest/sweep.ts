import { stat } from 'node:fs/promises';
import type { FileTracker } from './file-tracker.ts';
import type { FolderHints } from './folder-hints.ts';
import { type WalkRule, walk } from './walk.ts';

export type SweepDeps = {
  readonly root: string;
  /** Called with the name of each file that is no picture by rule. */
  readonly onIgnored: (name: string) => Promise<void>;
  readonly rule: WalkRule;
  readonly tracker: FileTracker;
  /** Null where the lane is polled. */
  readonly hints: FolderHints | null;
  /** Called after each piece, so that what happens during a long sweep does not wait for its end. Answers whether to go on. */
  readonly meanwhile: () => Promise<boolean>;
};

/** Which folder lies under the lane's path. A folder that was exchanged keeps its path, and the old one's events go on. */
export type RootIdentity = string;

export async function rootIdentity(root: string): Promise<RootIdentity> {
  const { dev, ino } = await stat(root, { bigint: true });
  return `${dev}:${ino}`;
}

/** Looks at everything in the folder once. Listening comes before listing, so that nothing falls between. Throws when the folder cannot be read. */
export async function sweep({ root, onIgnored, rule, tracker, hints, meanwhile }: SweepDeps): Promise<void> {
  const folders = new Set(['']);
  hints?.listenTo(folders);
  tracker.beginSweep();
  for await (const batch of walk(root, rule)) {
    if (batch.folders.length > 0) {
      for (const folder of batch.folders) folders.add(folder);
      hints?.listenTo(folders);
    }
    for (const name of batch.ignored) await onIgnored(name);
    await tracker.lookAtAll(batch.pictures);
    if (!(await meanwhile())) return;
  }
  tracker.endSweep();
}
