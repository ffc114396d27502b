import path from 'node:path';
import { type Fault, failed, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Lane } from '../../../../preload/contract/station/lane.ts';
import { type BackOff, nextPauseMs } from '../../back-off.ts';
import type { FolderCalls } from '../../folder-calls.ts';
import { modifiedMs, observe } from '../watching/observation.ts';
import type { FindRecords } from '../watching/recall-file.ts';
import { watchFault } from '../watching/unwatchable.ts';
import { type IsRecorded, nameBeforeAside, type Recognised, resumeClearing } from './clear-away.ts';

export type ClearingDeps = {
  readonly lane: Lane;
  readonly home: () => string;
  readonly findRecords: FindRecords;
  readonly calls: FolderCalls;
  readonly clearAway: (file: Recognised, isRecorded: IsRecorded, goOn: () => void) => Promise<Result<null>>;
  readonly nowMs: () => number;
};

/** Clears recorded files of a lane away as set; those that cannot be cleared are tried again after growing pauses. */
export type Clearing = {
  readonly clear: (file: Recognised) => Promise<void>;
  /** Finishes clearing a file that a crash left half cleared under this name. */
  readonly resume: (name: string) => Promise<void>;
  /** Why a file is still there, or `null`. */
  readonly trouble: () => Fault | null;
};

const AGAIN: BackOff = { firstMs: 10_000, atMostMs: 300_000 };

export function createClearing({ lane, home, calls, findRecords, clearAway, nowMs }: ClearingDeps): Clearing {
  /** Files that could not be cleared away: why not, and when to try again. */
  const left = new Map<string, { readonly fault: Fault; readonly pauseMs: number; readonly untilMs: number }>();

  /** A name, a size and a time may belong to another shot: a file to be cleared is recognised by its bytes. */
  const isRecordedAs =
    ({ name, seen }: Pick<Recognised, 'name' | 'seen'>): IsRecorded =>
    (sha256) =>
      findRecords(name, seen.sizeBytes, modifiedMs(seen)).some(({ imageSha256 }) => imageSha256 === sha256);

  return {
    clear: async (file) => {
      if (lane.afterwards.kind === 'leave') return;
      const before = left.get(file.name);
      if (before !== undefined && nowMs() < before.untilMs) return;
      const cleared = await calls
        .call((goOn) => clearAway(file, isRecordedAs(file), goOn))
        .catch((error: unknown) => failed(watchFault(error, file.path)));
      left.delete(file.name);
      if (cleared.ok) return;
      const pauseMs = nextPauseMs(AGAIN, before?.pauseMs ?? null);
      left.set(file.name, { fault: cleared.fault, pauseMs, untilMs: nowMs() + pauseMs });
    },
    resume: async (name) => {
      const before = nameBeforeAside(name);
      if (before === null) return;
      const place = path.join(home(), name);
      const seen = await calls.call(() => observe(place));
      if (seen === null) return;
      const aside = { path: place, name: before, seen, home: path.join(home(), before) };
      const canBe = findRecords(before, seen.sizeBytes, modifiedMs(seen)).length > 0;
      await calls.call((goOn) => resumeClearing(aside, canBe ? isRecordedAs(aside) : null, lane.afterwards, goOn));
    },
    trouble: () => left.values().next().value?.fault ?? null,
  };
}
