import type { Lane } from '../../../../preload/contract/station/lane.ts';
import type { FolderCalls } from '../../folder-calls.ts';
import type { Recognised } from '../files/clear-away.ts';
import { readEvidence } from '../files/evidence.ts';
import { type FilePath, isDamagedName, placeOf } from '../names/file-name.ts';
import type { BusyFiles } from './busy-files.ts';
import { isUntouched, type Observation, observe } from './observation.ts';
import type { FileRecall } from './recall-file.ts';
import { isDue, judge, lookAgain, type Settling, settleRule } from './settle.ts';
import type { Tracked, TrackedFiles } from './tracked-files.ts';

export type FileLookDeps = {
  readonly lane: Lane;
  /** Where its files are right now. */
  readonly home: () => string;
  /** All access to the lane's folder goes through this. */
  readonly calls: FolderCalls;
  readonly files: TrackedFiles;
  readonly busy: BusyFiles;
  readonly recall: FileRecall['recall'];
  /** The folder reported that a file appeared under this name, and no write to it since. */
  readonly wasMovedIn: (name: string) => boolean;
  /** Called for every recorded and stored file that is still in the folder. */
  readonly onLeftover: (file: Recognised) => Promise<void>;
  /** Monotonic milliseconds. */
  readonly nowMs: () => number;
};

/** Checks one file of a lane's folder once, and takes it as far as its state allows. */
export function createFileLook(deps: FileLookDeps): (name: string) => Promise<void> {
  const { lane, home, calls, files, busy, recall, wasMovedIn, onLeftover, nowMs } = deps;
  const rule = settleRule(lane.settleMs);

  /** The current state of a file without a record. */
  const settle = async (
    name: string,
    path: FilePath,
    seen: Observation,
    before: Settling | undefined,
  ): Promise<Tracked | null> => {
    const file = lookAgain(before, seen, nowMs());
    if (!isDue(file, wasMovedIn(name), rule, nowMs())) {
      return { state: 'settling', file, dueMs: file.stillSinceMs + rule.settleMs };
    }
    const evidence = await calls.call(() => readEvidence(path, seen));
    if (evidence === null) return null;
    const now = lookAgain(file, evidence.seen, nowMs());
    const judgement = judge(now, { ending: evidence.ending, wasMovedIn: wasMovedIn(name) }, rule, nowMs());
    if (judgement.kind === 'wait') return { state: 'settling', file: now, dueMs: judgement.untilMs };
    const { isBlank } = judgement;
    const watchMs = nowMs() - now.firstSeenMs;
    const shot = { lane, name, path, calls, seen: now.seen, isBlank, busyMs: busy.busyMs(name), watchMs };
    return { state: 'queued', shot };
  };

  return async (name) => {
    const path = placeOf(home(), name);
    const before = files.get(name);
    if (before?.state === 'taken') return files.put(name, { ...before, isHinted: true });
    const seen = await calls.call(() => observe(path));
    if (seen === null) return files.put(name, null);
    if (before?.state === 'queued' && isUntouched(before.shot.seen, seen)) return;
    const known = before?.state === 'recorded' ? before : undefined;
    // A file seen growing is new; all others may be from before a restart.
    const record = before?.state === 'settling' ? null : await recall(name, path, seen, known);
    if (record === null) {
      return files.put(name, await settle(name, path, seen, before?.state === 'settling' ? before.file : undefined));
    }
    if (record !== known) files.put(name, { state: 'recorded', ...record });
    // A file whose name lost something stays where it is, for somebody to repair.
    const isToGo = record.isKept && typeof path === 'string' && !isDamagedName(name);
    if (isToGo) await onLeftover({ path, name, seen });
  };
}
