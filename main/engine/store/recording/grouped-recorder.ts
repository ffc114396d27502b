import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { WriteDb } from '../handles.ts';
import { markLineWritten } from '../line/line-messages.ts';
import { storeFault } from '../opening/store-fault.ts';
import type { Recorded, ShotRecord } from './shot-record.ts';
import { writeRecords } from './write-records.ts';

/** The most records in one transaction: bounds the memory, and what one failure can affect. */
const MAX_GROUP = 64;

/** How long a group is gathered while parts come faster than they are inspected; a group costs the disk the same, however large it is. */
const GATHER_MS = 100;

/** How long the number of the last written message may lag behind when nothing else is recorded. */
const MARK_AFTER_MS = 200;
const MARK_AGAIN_AFTER_MS = 2000;

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
  let isScheduled = false;
  let gathering: NodeJS.Timeout | null = null;
  let markTimer: NodeJS.Timeout | null = null;
  let noted = 0;
  let marked = 0;

  const write = (group: readonly Waiting[]): Result<readonly Recorded[]> => {
    const seq = noted;
    const outcome = attempt(() =>
      db.transaction(() => {
        if (seq > marked) markLineWritten(db, seq);
        return writeRecords(db, group.map(withWait));
      }),
    );
    if (outcome.ok) marked = seq;
    if (noted === marked) endMarking();
    return outcome;
  };

  const settle = (group: readonly Waiting[]): void => {
    const outcome = write(group);
    if (outcome.ok) {
      outcome.value.forEach((recorded, index) => {
        group[index]?.settle(ok(recorded));
      });
    } else if (group.length === 1) {
      group[0]?.settle(outcome);
    } else {
      // One bad record must not take its neighbours with it.
      for (const one of group) settle([one]);
    }
  };

  const flush = () => {
    isScheduled = false;
    endGathering();
    settle(waiting.splice(0, MAX_GROUP));
    if (waiting.length > 0) schedule();
  };
  const endMarking = () => {
    if (markTimer !== null) clearTimeout(markTimer);
    markTimer = null;
  };
  const endGathering = () => {
    if (gathering !== null) clearTimeout(gathering);
    gathering = null;
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

  const mark = (isLast = false) => {
    endMarking();
    if (noted === marked || write([]).ok || isLast) return;
    // On a full disk, for example. The next group repeats it, and there may be none for long.
    markTimer = setTimeout(mark, MARK_AGAIN_AFTER_MS);
  };

  return {
    record: (record) =>
      new Promise((resolve) => {
        waiting.push({ record, since: performance.now(), settle: resolve });
        schedule();
      }),
    noteLineWritten: (seq) => {
      noted = Math.max(noted, seq);
      markTimer ??= setTimeout(mark, MARK_AFTER_MS);
    },
    drain: async () => {
      while (waiting.length > 0) flush();
      mark(true);
    },
  };
}

/** Fills in the recorder's own stage: the wait for its group. */
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
