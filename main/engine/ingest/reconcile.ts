import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Lane } from '../../../preload/contract/lane.ts';
import type { Reconciliation } from '../../../preload/contract/reconciliation.ts';
import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import { folderFault } from '../file-fault.ts';
import { arrivalsOfLane, type LaneArrival } from '../store/arrivals.ts';
import type { ReadDb } from '../store/handles.ts';
import { modifiedMs, type Observation, observe } from './observation.ts';
import { walk } from './walk.ts';

/** A picture that is in the folder now, and how many records stand on it. */
type Present = { readonly name: string; readonly seen: Observation; records: number };

const PAGE = 1000;
const MAX_NAMED = 100;
/** A file that lay there this long before another was taken had its turn: files are taken in order of capture. */
const PASSED_OVER_AFTER_MS = 60_000;

/**
 * Proves that no file was lost: counts every file that is in a lane's folder now and every one that was recorded from
 * it, each once. A picture without a record is waiting. It is unaccounted for when the station took files that came
 * more than a minute later, and so is a picture with more than one record.
 */
export async function reconcile(
  db: ReadDb,
  lane: Pick<Lane, 'id' | 'folder' | 'isRecursive'>,
  excluded: ReadonlySet<string>,
): Promise<Result<Reconciliation>> {
  const present = new Map<string, Present>();
  let ignored = 0;
  try {
    for await (const batch of walk(lane.folder, { isRecursive: lane.isRecursive, excluded })) {
      ignored += batch.ignored.length;
      for (const name of batch.pictures) {
        const seen = await observe(path.join(lane.folder, name));
        if (seen !== null) present.set(keyOf(name, seen.sizeBytes, modifiedMs(seen)), { name, seen, records: 0 });
      }
    }
  } catch (error) {
    return failed(folderFault(error, lane.folder));
  }
  const counts = await countRecords(db, lane, present);
  return ok(sum(counts, [...present.values()], ignored));
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
      if (file !== undefined) file.records++;
      after = arrival.shotId;
    }
    if (page.length < PAGE) return counts;
    // The proof may be asked for while the line runs.
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

function sum({ lastAdmittedAt, ...counts }: Counts, present: readonly Present[], ignored: number): Reconciliation {
  const unrecorded = present.filter(({ records }) => records === 0);
  const passedOver = unrecorded.filter(
    ({ seen }) => Number(seen.changedNs) / 1e6 + PASSED_OVER_AFTER_MS < lastAdmittedAt,
  );
  const wrong = [...passedOver, ...present.filter(({ records }) => records > 1)];
  return {
    seen: counts.decided + counts.unreadable + counts.duplicate + unrecorded.length + ignored,
    ...counts,
    waiting: unrecorded.length - passedOver.length,
    ignored,
    unaccounted: wrong.length,
    unaccountedFiles: wrong.slice(0, MAX_NAMED).map(({ name }) => name),
  };
}

function keyOf(name: string, sizeBytes: number, mtimeMs: number): string {
  return `${sizeBytes} ${mtimeMs} ${name}`;
}
