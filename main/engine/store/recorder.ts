import { failed, ok, type Result } from '../../../preload/contract/result.ts';
import type { WriteDb } from './handles.ts';
import { markLineWritten } from './line-messages.ts';
import { recordAll } from './record-all.ts';
import type { Recorded, ShotRecord } from './records.ts';
import { storeFault } from './store-fault.ts';

/** Records in one transaction at most: bounds the memory, and what one failure can concern. */
const MAX_GROUP = 64;

/** How long the mark of the line output may lag behind when nothing else is written. */
const MARK_AFTER_MS = 200;

/** Writes records down in groups: whatever arrived while the last group was being made durable is the next. */
export type Recorder = {
  /** Resolves once the record is durable. A failure (`disk-full`, `store-unusable`) means nothing was written: the file stays and is taken again. */
  readonly record: (record: ShotRecord) => Promise<Result<Recorded>>;
  /**
   * Notes that every line message up to `seq` is on disk; becomes durable with the next group, or a moment later. A
   * crash in between repeats messages under the same number with the same content.
   */
  readonly noteLineWritten: (seq: number) => void;
  /** Resolves when nothing is waiting to be written. */
  readonly drain: () => Promise<void>;
};

type Waiting = {
  readonly record: ShotRecord;
  readonly since: number;
  readonly settle: (outcome: Result<Recorded>) => void;
};

export function startRecorder(db: WriteDb): Recorder {
  const waiting: Waiting[] = [];
  let isScheduled = false;
  let markTimer: NodeJS.Timeout | null = null;
  let noted = 0;
  let marked = 0;

  const write = (group: readonly Waiting[]): Result<readonly Recorded[]> => {
    const seq = noted;
    const outcome = attempt(() =>
      db.transaction(() => {
        if (seq > marked) markLineWritten(db, seq);
        return recordAll(db, group.map(withWait));
      }),
    );
    if (outcome.ok) marked = seq;
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
      // One bad record must not take its neighbours along.
      for (const one of group) settle([one]);
    }
  };

  const flush = () => {
    isScheduled = false;
    settle(waiting.splice(0, MAX_GROUP));
    if (waiting.length > 0) schedule();
  };
  // After the input of this turn of the event loop: what it brought is one group.
  const schedule = () => {
    if (!isScheduled) setImmediate(flush);
    isScheduled = true;
  };

  const mark = () => {
    markTimer = null;
    // A mark that cannot be written is repeated by the next group, which reports why.
    if (noted > marked) write([]);
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
      while (waiting.length > 0) await new Promise((resolve) => setImmediate(resolve));
      if (markTimer !== null) clearTimeout(markTimer);
      mark();
    },
  };
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
