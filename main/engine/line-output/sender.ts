import type { Fault } from '../../../preload/contract/faults/result.ts';
import { folderFault, systemCode } from '../file-fault.ts';
import { type FolderCalls, SilentFolder } from '../folder-calls.ts';
import type { LineMessage } from '../store/line/line-messages.ts';
import { storeFault } from '../store/opening/store-fault.ts';
import { createWake } from '../wake.ts';
import { createFolderGuard, type FirstUse, type FolderBook, RefusedFolder, refusedFolder } from './folder-guard.ts';
import { messageText } from './message-text.ts';
import { writeMessages } from './write-messages.ts';

export type LineOutputDeps = {
  /** Asked before every group of messages, so that a change of folder counts from the next message on. */
  readonly folder: () => string;
  /** By which everything is done in a folder. */
  readonly calls: (folder: string) => FolderCalls;
  readonly book: FolderBook;
  /** Why the messages cannot be written to a folder as it lies there now, or `null`. */
  readonly objection: (folder: string) => Promise<Fault | null>;
  readonly firstUse: FirstUse;
  /** Messages after this place, in order, at most `limit`. */
  readonly messagesAfter: (seq: number, limit: number) => readonly LineMessage[];
  /** Becomes durable a moment later. */
  readonly noteWritten: (seq: number) => void;
  readonly onFault: (fault: Fault) => void;
};

export type LineOutput = {
  /** There may be something new to say. */
  poke(): void;
  /** Does something while no message is being written, and then looks at once and anew whether any can be. */
  between<T>(work: () => T): Promise<T>;
  /** Takes the folder into use as if it had never been: only a marker of another station is left alone. */
  readonly take: () => Promise<void>;
  /** What keeps messages from being written at the moment. They wait; none is left out. */
  readonly fault: () => Fault | null;
  /** Writes what there is to say, unless it cannot be written, and stops. */
  stop(): Promise<void>;
};

const GROUP_SIZE = 64;
/** How soon a message is found of which nobody told. */
const LOOK_EVERY_MS = 1_000;
const RETRY_FIRST_MS = 250;
const RETRY_AT_MOST_MS = 5_000;

const nowMs = () => performance.now();

/**
 * Tells the line what the store holds for it. Only what was written while the folder was proved to be the line's, before and
 * after, counts as told; everything else is written again, under the same numbers.
 */
export function startLineOutput(deps: LineOutputDeps): LineOutput {
  const wake = createWake(nowMs);
  const guard = createFolderGuard(deps.book, deps.firstUse);
  let place: { readonly folder: string; readonly epoch: number; through: number } | null = null;
  let fault: Fault | null = null;
  let retryMs = RETRY_FIRST_MS;
  let isStopping = false;
  const between: (() => void)[] = [];

  const isStill = (folder: string) => deps.calls(folder).call(() => guard.isStill(folder));

  /** Where the messages go on: proved anew whenever there is doubt. */
  const placeToWrite = async (folder: string) => {
    const { epoch, afterSeq } = deps.book.station();
    if (place?.folder === folder && place.epoch === epoch && (await isStill(folder)) !== null) return place;
    place = null;
    const objection = await deps.calls(folder).call(() => deps.objection(folder));
    if (objection !== null) throw new RefusedFolder(objection);
    const through = await deps.calls(folder).call(() => guard.prove(folder));
    place = { folder, epoch, through: afterSeq + through };
    return place;
  };

  /** The line is not told for now; answers how long to wait before the next try. */
  const lose = (found: Fault): number => {
    place = null;
    if (!isSameFault(fault, found)) deps.onFault(found);
    fault = found;
    retryMs = Math.min(RETRY_AT_MOST_MS, retryMs * 2);
    return retryMs;
  };

  /** Answers how long to wait before the next look. Never throws: a loop that has died would leave the line without a word for good. */
  const writeGroup = async (): Promise<number> => {
    let folder = place?.folder ?? '';
    try {
      folder = deps.folder();
      const at = await placeToWrite(folder);
      const station = deps.book.station();
      const messages = deps.messagesAfter(at.through, GROUP_SIZE).filter(({ epoch }) => epoch === at.epoch);
      const last = messages.at(-1);
      if (last !== undefined) {
        const { call } = deps.calls(at.folder);
        const marker = await call(
          () => guard.announce(at.folder, last.number),
          (late) => late?.close(),
        );
        if (marker === null) throw refusedFolder(folder, 'away');
        const texts = messages.map((message) => messageText(station, message));
        const { devices } = await call((goOn) => writeMessages(at.folder, texts, { marker, goOn }));
        const still = await isStill(at.folder);
        if (still === null || devices.size > 1 || !devices.has(still.device)) throw refusedFolder(folder, 'away');
        at.through = last.seq;
        deps.noteWritten(last.seq);
      }
      fault = null;
      retryMs = RETRY_FIRST_MS;
      // Whoever adds a message pokes; only a full group says that there is more.
      return messages.length < GROUP_SIZE ? LOOK_EVERY_MS : 0;
    } catch (error) {
      return lose(faultOf(error, folder));
    }
  };

  const run = async () => {
    while (!isStopping) {
      for (const work of between.splice(0)) work();
      const waitMs = await writeGroup();
      const untilMs = nowMs() + waitMs;
      // News do not mend a folder: while it cannot be written, the next try is not brought forward.
      do await wake.sleepUntil(untilMs);
      while (fault !== null && !isStopping && between.length === 0 && nowMs() < untilMs);
    }
    // What came while the last group was being written.
    for (const work of between.splice(0)) work();
    while ((await writeGroup()) === 0);
  };
  const running = run();

  const doBetween = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      between.push(() => {
        place = null;
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
      wake.call();
    });

  return {
    poke: () => wake.call(),
    between: doBetween,
    take: () => doBetween(() => guard.take(deps.folder())),
    fault: () => fault,
    stop: async () => {
      isStopping = true;
      wake.call();
      await running;
    },
  };
}

function faultOf(error: unknown, folder: string): Fault {
  if (error instanceof RefusedFolder || error instanceof SilentFolder) return error.fault;
  return systemCode(error) === null ? storeFault(error) : folderFault(error, folder);
}

function isSameFault(before: Fault | null, now: Fault): boolean {
  if (before?.code !== now.code) return false;
  return before.code !== 'line-folder' || now.code !== 'line-folder' || before.why === now.why;
}
