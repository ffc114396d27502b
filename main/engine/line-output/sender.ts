import type { Fault } from '../../../preload/contract/result.ts';
import { makeFolder } from '../durable-files.ts';
import { folderFault, systemCode } from '../file-fault.ts';
import type { LineMessage } from '../store/line-messages.ts';
import { storeFault } from '../store/store-fault.ts';
import { createWake } from '../wake.ts';
import { writeMessages } from './write-messages.ts';

export type LineOutputDeps = {
  /** Asked before every group of messages, so that a change of folder counts from the next message on. */
  readonly folder: () => string;
  /** Messages after this number, in order, at most `limit`. */
  readonly messagesAfter: (seq: number, limit: number) => readonly LineMessage[];
  /** The number up to which messages are known to be on disk. */
  readonly writtenThrough: number;
  readonly noteWritten: (seq: number) => void;
  readonly onFault: (fault: Fault) => void;
};

export type LineOutput = {
  /** There may be something new to say. */
  poke(): void;
  /** What keeps messages from being written at the moment. They wait; none is left out. */
  fault(): Fault | null;
  /** Writes what there is to say, unless it cannot be written, and stops. */
  stop(): Promise<void>;
};

const GROUP_SIZE = 64;
/** How soon a message is found of which nobody told. */
const LOOK_EVERY_MS = 1_000;
const RETRY_FIRST_MS = 250;
const RETRY_AT_MOST_MS = 5_000;

const nowMs = () => performance.now();

/** Tells the line what the store holds for it. What was being written when the station died is written again, under the same numbers. */
export function startLineOutput(deps: LineOutputDeps): LineOutput {
  const wake = createWake(nowMs);
  let through = deps.writtenThrough;
  let made: string | null = null;
  let fault: Fault | null = null;
  let retryMs = RETRY_FIRST_MS;
  let isStopping = false;

  /** The line is not told for now; answers how long to wait before the next try. */
  const lose = (found: Fault): number => {
    if (fault === null) deps.onFault(found);
    fault = found;
    retryMs = Math.min(RETRY_AT_MOST_MS, retryMs * 2);
    return retryMs;
  };

  /** Answers how long to wait before the next look. Never throws: a loop that has died would leave the line without a word for good. */
  const writeGroup = async (): Promise<number> => {
    let folder = made ?? '';
    let messages: readonly LineMessage[] = [];
    try {
      messages = deps.messagesAfter(through, GROUP_SIZE);
      folder = deps.folder();
    } catch (error) {
      return lose(storeFault(error));
    }
    const last = messages.at(-1);
    if (last === undefined && folder === made) return LOOK_EVERY_MS;
    try {
      // There before the first message, so that whoever reads them can watch it from the beginning.
      if (folder !== made) await makeFolder(folder);
      made = folder;
      if (last !== undefined) await writeMessages(folder, messages);
    } catch (error) {
      return lose(systemCode(error) === null ? storeFault(error) : folderFault(error, folder));
    }
    fault = null;
    retryMs = RETRY_FIRST_MS;
    if (last === undefined) return LOOK_EVERY_MS;
    through = last.seq;
    deps.noteWritten(through);
    // Whoever adds a message pokes; only a full group says that there is more.
    return messages.length < GROUP_SIZE ? LOOK_EVERY_MS : 0;
  };

  const run = async () => {
    while (!isStopping) {
      const waitMs = await writeGroup();
      const untilMs = nowMs() + waitMs;
      // News do not mend a folder: while it cannot be written, the next try is not brought forward.
      do await wake.sleepUntil(untilMs);
      while (fault !== null && !isStopping && nowMs() < untilMs);
    }
    // What came while the last group was being written.
    while ((await writeGroup()) === 0);
  };
  const running = run();

  return {
    poke: () => wake.call(),
    fault: () => fault,
    stop: async () => {
      isStopping = true;
      wake.call();
      await running;
    },
  };
}
