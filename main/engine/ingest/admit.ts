import { imageUnreadable } from '../../../preload/contract/faults/picture-damage.ts';
import type { Fault, Result } from '../../../preload/contract/faults/result.ts';
import type { StageTimes } from '../../../preload/contract/parts/picture.ts';
import type { Recipe } from '../../../preload/contract/station/recipe.ts';
import { nearestInstant } from '../../../preload/contract/values/units.ts';
import type { Clock } from '../clock.ts';
import { withOpenFile } from '../folder-calls.ts';
import type { ShotFacts } from '../store/recording/shot-record.ts';
import type { Reading } from './files/content.ts';
import { isSure, stampOf } from './files/file-stamp.ts';
import { type KeepDeps, keepOriginal } from './files/keep.ts';
import { openPicture } from './files/open-picture.ts';
import { isDamagedName, saidName } from './names/file-name.ts';
import { type NameReader, NO_NAME } from './names/name-pattern.ts';
import { readNamesByStored } from './names/stored-name-pattern.ts';
import type { Taken } from './see-through.ts';
import type { Shot } from './shot.ts';
import { isUntouched, modifiedMs } from './watching/observation.ts';

/** A shot taken in by the station. */
export type Admitted = {
  readonly facts: ShotFacts;
  /** The version by which this shot is judged, whatever changes meanwhile. */
  readonly recipe: Recipe;
  readonly picture:
    | Readonly<{ ok: true; path: string; durable: Promise<Result<null>> }>
    | Readonly<{ ok: false; fault: Fault }>;
  /** What is wrong with the part although its bytes were stored. */
  readonly fault: Fault | null;
  readonly times: StageTimes;
  /** What the record is based on. */
  readonly read: Reading;
};

export type AdmitDeps = {
  readonly keep: KeepDeps;
  readonly readName: (pattern: string, relativeName: string) => ReturnType<NameReader>;
  readonly clock: Clock;
};

export type Admission =
  | { readonly kind: 'admitted'; readonly admitted: Admitted }
  | Exclude<Taken, { readonly kind: 'recorded' }>;

/** Larger than any image that could be decoded; copies of such files would only fill the station's disk. */
const MAX_FILE_BYTES = 1 << 30;

/**
 * Takes in a complete file: its bytes are copied and hashed in one pass, its name is read by the recipe. A file that
 * may not be read, or is far too large to be an image, is admitted without bytes: its part is waiting at the line anyway.
 */
export async function admit(shot: Shot, recipe: Recipe, { keep, readName, clock }: AdmitDeps): Promise<Admission> {
  const startedMs = performance.now();
  const facts = {
    laneId: shot.lane.id,
    relativePath: saidName(shot.name),
    sizeBytes: shot.seen.sizeBytes,
    mtimeMs: modifiedMs(shot.seen),
    // What is left of a damaged name may be the name of another part.
    ...(isDamagedName(shot.name) ? NO_NAME : readName(recipe.body.namePattern, shot.name)),
    pixelHash: null,
    capturedAt: nearestInstant(modifiedMs(shot.seen)),
    admittedAt: clock.now(),
  };
  const withoutBytes = (fault: Fault): Admission => ({
    kind: 'admitted',
    admitted: {
      facts: { ...facts, imageSha256: null, stamp: stampOf(shot.seen) },
      recipe,
      picture: { ok: false, fault },
      fault: null,
      times: { watch: shot.watchMs },
      read: { seen: shot.seen, isSure: isSure(shot.seen, Date.now()) },
    },
  });
  const shut = (fault: Forbidden): Admission =>
    shot.busyMs >= patienceMs(fault.complaint) ? withoutBytes(fault) : { kind: 'busy', fault };
  if (shot.seen.sizeBytes > MAX_FILE_BYTES) {
    return withoutBytes(imageUnreadable(`the file has ${shot.seen.sizeBytes} bytes`));
  }
  const opened = await openPicture(shot.path, shot.calls);
  if (!opened.ok) {
    if (opened.fault.code === 'file-vanished') return { kind: 'gone' };
    const fault = ofThisFile(opened.fault);
    return fault === null ? { kind: 'held', fault: opened.fault } : shut(fault);
  }
  return withOpenFile(opened.value.handle, shot.calls, async (): Promise<Admission> => {
    if (!isUntouched(shot.seen, opened.value.seen)) return { kind: 'again' };
    const kept = await keepOriginal(opened.value, keep);
    if (!kept.ok) {
      if (kept.fault.code === 'file-vanished') return { kind: 'again' };
      return kept.fault.code === 'file-forbidden' ? shut(kept.fault) : { kind: 'held', fault: kept.fault };
    }
    const { sha256, path, reading, durable } = kept.value;
    const times = { watch: shot.watchMs, keep: performance.now() - startedMs };
    return {
      kind: 'admitted',
      admitted: {
        facts: { ...facts, imageSha256: sha256, stamp: stampOf(reading.seen, reading.isSure) },
        recipe,
        picture: { ok: true, path, durable },
        fault: faultOf(shot),
        times,
        read: reading,
      },
    };
  });
}

type Forbidden = Extract<Fault, { code: 'file-forbidden' }>;

/** Reasons why one file cannot be read that say nothing about its folder. */
const OF_ONE_FILE = new Set(['EBUSY', 'ETXTBSY', 'EAGAIN', 'EIO', 'EINVAL', 'EOVERFLOW']);
const PATIENCE_MS = 30_000;

function ofThisFile(fault: Fault): Forbidden | null {
  if (fault.code === 'file-forbidden') return fault;
  if (fault.code !== 'folder-unusable') return null;
  const complaint = String(fault.figures.complaint);
  return OF_ONE_FILE.has(complaint) ? { code: 'file-forbidden', complaint } : null;
}

/** How long to wait for an unreadable file: its part is waiting at the line. Missing permissions do not appear on their own; on Windows a file held by another program may look the same. */
function patienceMs(code: string): number {
  return (code === 'EACCES' || code === 'EPERM') && process.platform !== 'win32' ? 0 : PATIENCE_MS;
}

function faultOf({ isBlank, seen, name }: Shot): Fault | null {
  if (isBlank) return blankRest(seen.sizeBytes);
  return isDamagedName(name) ? { code: 'name-damaged', name: saidName(name) } : null;
}

function blankRest(sizeBytes: number): Fault {
  return sizeBytes === 0
    ? imageUnreadable('the file is empty', 'empty')
    : imageUnreadable('the rest of the file is blank', 'unfinished');
}

/** Reads names by any recipe's pattern, compiling each pattern once. An invalid pattern says nothing about any name. */
export function createNameReaders(): AdmitDeps['readName'] {
  const readers = new Map<string, NameReader>();
  return (pattern, relativeName) => {
    const reader = readers.get(pattern) ?? readNamesByStored(pattern);
    // One pattern per recipe version in use: there are few, so forgetting all of them now and then costs nothing.
    if (readers.size >= 100) readers.clear();
    readers.set(pattern, reader);
    return reader(relativeName);
  };
}
