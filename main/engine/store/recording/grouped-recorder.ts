import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { WriteDb } from '../handles.ts';
import { markLineWritten } from '../line/line-messages.ts';
import { storeFault } from '../opening/store-fault.ts';
import { createLineMark } from './line-mark.ts';
import type { Recorded, ShotRecord } from './shot-record.ts';
import { writeRecords } from './write-records.ts';

/** The most records in one transaction: bounds the memory, and what one failure can affect. */
const MAX_GROUP = 64;

/** How long a group is gathered while parts come faster than they are inspected; a group costs the disk the same, however large it is. */
const GATHER_MS = 200;

/** What the recorder knows of the shots after the given one. */
export type Load = {
  /** Parts are queueing, so that a record gains nothing from being durable a moment sooner. */
  readonly isBehind: () => boolean;
  /** Even then, this many records are a group: holding back more would leave too few shots for the workers. */
  readonly enough: number;
};

const NO_LOAD: Load = { isBehind: () => false, enough: 1 };

/**
 * Records in groups: whatever arrived while the last group was being written is the next one, and while parts are
 * queueing a group waits a moment for more.
 */
export type Recorder = {
  /** Resolves once the record is durable. A failure (`disk-full`, `store-unusable`) means nothing was written: the file stays and is inspected again. */
  readonly record: (record: ShotRecord) => Promise<Result<Recorded>>;
  /**
   * Records that every line message up to `seq` is on disk; durable with the next group, or a moment later. After a
   * crash in between, messages are repeated under the same number with the same content.
   */
  readonly noteLineWritten: (seq: number) => void;
  /** Resolves when nothing is left to write. */
  readonly drain: () => Promise<void>;
};

type Waiting = {
  readonly record: ShotRecord;
  readonly since: number;
  readonly settle: (outcome: Result<Recorded>) => void;
};

export function startRecorder(db: WriteDb, load: Load = NO_LOAD): Recorder {
  const waiting: Waiting[] = [];
  const mark = createLineMark(() => write([]).ok);
  let isScheduled = false;
  let gathering: NodeJS.Timeout | null = null;

  const write = (group: readonly Waiting[]): Result<readonly Recorded[]> => {
    const seq = mark.pending();
    const outcome = attempt(() =>
      db.transaction(() => {
        if (seq !== null) markLineWritten(db, seq);
        return writeRecords(db, group.map(withWait));
      }),
    );
    if (outcome.ok && seq !== null) mark.settle(seq);
    return outcome;
  };

  const flush = () => {
    isScheduled = false;
    if (gathering !== null) clearTimeout(gathering);
    gathering = null;
    settle(waiting.splice(0, MAX_GROUP), write);
    if (waiting.length > 0) schedule();
  };
  // After the input of this turn of the event loop: everything it brought is one group.
  const schedule = () => {
    if (isScheduled) return;
    if (waiting.length < load.enough && load.isBehind()) {
      gathering ??= setTimeout(flush, GATHER_MS);
      return;
    }
    isScheduled = true;
    setImmediate(flush);
  };

  return {
    record: (record) =>
      new Promise((resolve) => {
        waiting.push({ record, since: performance.now(), settle: resolve });
        schedule();
      }),
    noteLineWritten: mark.note,
    drain: async () => {
      while (waiting.length > 0) flush();
      mark.flush();
    },
  };
}

/** Writes a group down and tells each who waits for it what became of its record. */
function settle(group: readonly Waiting[], write: (group: readonly Waiting[]) => Result<readonly Recorded[]>): void {
  const outcome = write(group);
  if (outcome.ok) {
    outcome.value.forEach((recorded, index) => {
      group[index]?.settle(ok(recorded));
    });
  } else if (group.length === 1) {
    group[0]?.settle(outcome);
  } else {
    // One bad record must not take its neighbours with it.
    for (const one of group) settle([one], write);
  }
}

/** Fills in the stage that the recorder itself is: the wait for its group. */
function withWait({ record, since }: Waiting): ShotRecord {
  if (record.kind === 'duplicate') return record;
  return { ...record, stageTimes: { ...record.stageTimes, record: performance.now() - since } };
}

function attempt<T>(work: () => T): Result<T> {
  try {
    return ok(work());
  } catch (error) {
    return failed(storeFault(error));
  }
}
