import { setImmediate } from 'node:timers/promises';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Reconciliation } from '../../../preload/contract/parts/reconciliation.ts';
import type { Lane } from '../../../preload/contract/station/lane.ts';
import type { Sha256 } from '../../../preload/contract/values/units.ts';
import { folderFault } from '../file-fault.ts';
import { type FolderCalls, stepByStep, UNWATCHED } from '../folder-calls.ts';
import type { ReadDb } from '../store/handles.ts';
import { arrivalsOfLane, type LaneArrival } from '../store/recording/known-files.ts';
import { readContent } from './files/content.ts';
import { recognise } from './files/recognise.ts';
import { type FilePath, placeOf, saidName } from './names/file-name.ts';
import type { Excluded } from './watching/lane-place.ts';
import { modifiedMs, type Observation, observe } from './watching/observation.ts';
import { walk } from './watching/walk.ts';

/** An image that is in the folder now. */
type Present = {
  readonly name: string;
  readonly path: FilePath;
  readonly seen: Observation;
  /** A record is known to be based on it. */
  isKnown: boolean;
  /** Possible hashes of its bytes. */
  readonly candidates: Sha256[];
};

const PAGE = 1000;
const MAX_NAMED = 100;
/** A file that was there this long before another one was taken had its turn: files are taken in order of capture. */
const PASSED_OVER_AFTER_MS = 60_000;

/**
 * Proves that no file was lost: counts every file that is in a lane's folder now and every one recorded from
 * it, each once. An image without a record is waiting; it is unaccounted for if the station took files that came more than
 * a minute later. If the file system cannot tell whether a record is based on an image or on another one with the same
 * name, size and time, its bytes are read.
 */
export async function reconcile(
  db: ReadDb,
  lane: Pick<Lane, 'id' | 'folder' | 'isRecursive'>,
  excluded: Excluded,
  calls: FolderCalls = UNWATCHED,
): Promise<Result<Reconciliation>> {
  const present = new Map<string, Present>();
  let ignored = 0;
  const closed: string[] = [];
  try {
    for await (const batch of stepByStep(walk(lane.folder, { isRecursive: lane.isRecursive, excluded }), calls)) {
      ignored += batch.ignored.length;
      closed.push(...batch.closed.map((folder) => `${saidName(folder)}/`));
      for (const name of batch.pictures) {
        const place = placeOf(lane.folder, name);
        const seen = await calls.call(() => observe(place));
        if (seen === null) continue;
        const said = saidName(name);
        present.set(keyOf(said, seen.sizeBytes, modifiedMs(seen)), {
          name: said,
          path: place,
          seen,
          isKnown: false,
          candidates: [],
        });
      }
    }
  } catch (error) {
    return failed(folderFault(error, lane.folder));
  }
  const counts = await countRecords(db, lane, present);
  const unrecorded: Present[] = [];
  for (const file of present.values()) if (!(await hasRecord(file, calls))) unrecorded.push(file);
  return ok(sum(counts, unrecorded, ignored, closed));
}

type Counts = {
  decided: number;
  inReview: number;
  unreadable: number;
  duplicate: number;
  lastAdmittedAt: number;
};

async function countRecords(
  db: ReadDb,
  lane: Pick<Lane, 'id'>,
  present: ReadonlyMap<string, Present>,
): Promise<Counts> {
  const counts: Counts = { decided: 0, inReview: 0, unreadable: 0, duplicate: 0, lastAdmittedAt: 0 };
  let after = 0;
  for (;;) {
    const page = arrivalsOfLane(db, lane.id, after, PAGE);
    for (const arrival of page) {
      count(arrival, counts);
      const file = present.get(keyOf(arrival.relativePath, arrival.sizeBytes, arrival.mtimeMs));
      if (file !== undefined) compare(file, arrival);
      after = arrival.shotId;
    }
    if (page.length < PAGE) return counts;
    // The proof may be requested while the line is running.
    await setImmediate();
  }
}

function count({ outcome, isWaiting, admittedAt }: LaneArrival, counts: Counts): void {
  counts.lastAdmittedAt = admittedAt;
  counts.inReview += Number(isWaiting);
  switch (outcome) {
    case 'inspected':
      counts.decided++;
      return;
    case 'unreadable':
      counts.unreadable++;
      return;
    case 'duplicate':
      counts.duplicate++;
      return;
    default:
      outcome satisfies never;
  }
}

function compare(file: Present, arrival: LaneArrival): void {
  const recognition = recognise(file.seen, [arrival]);
  file.isKnown ||= recognition.kind === 'known';
  if (recognition.kind === 'unsure' && arrival.imageSha256 !== null) file.candidates.push(arrival.imageSha256);
}

async function hasRecord({ path: place, seen, isKnown, candidates }: Present, { call }: FolderCalls): Promise<boolean> {
  if (isKnown || candidates.length === 0) return isKnown;
  const content = await call((goOn) => readContent(place, seen, goOn));
  return content.kind === 'read' && candidates.includes(content.sha256);
}

function sum(
  { lastAdmittedAt, ...counts }: Counts,
  unrecorded: readonly Present[],
  ignored: number,
  closed: readonly string[],
): Reconciliation {
  const passedOver = unrecorded.filter(
    ({ seen }) => Number(seen.changedNs) / 1e6 + PASSED_OVER_AFTER_MS < lastAdmittedAt,
  );
  // Nobody can say what is in a folder that cannot be read.
  const unaccounted = [...passedOver.map(({ name }) => name), ...closed];
  return {
    seen: counts.decided + counts.unreadable + counts.duplicate + unrecorded.length + ignored,
    ...counts,
    waiting: unrecorded.length - passedOver.length,
    ignored,
    unaccounted: unaccounted.length,
    unaccountedFiles: unaccounted.slice(0, MAX_NAMED),
  };
}

function keyOf(name: string, sizeBytes: number, mtimeMs: number): string {
  return `${sizeBytes} ${mtimeMs} ${name}`;
}
