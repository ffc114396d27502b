import { type Fault, failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { folderFault, systemCode } from '../file-fault.ts';
import { type FolderCalls, SilentFolder } from '../folder-calls.ts';
import type { LineMessage } from '../store/line/line-messages.ts';
import { storeFault } from '../store/opening/store-fault.ts';
import type { FolderBook } from './folder-book.ts';
import { createFolderGuard, type FirstUse } from './folder-guard.ts';
import { holdFolder } from './held-folder.ts';
import { messageText } from './message-text.ts';
import { RefusedFolder, refusedFolder } from './refused-folder.ts';
import { writeMessages } from './write-messages.ts';

export type TellerDeps = {
  /** Asked before every group of messages, so that a change of folder applies from the next message on. */
  readonly folder: () => string;
  /** All access to folders goes through this. */
  readonly calls: (folder: string) => FolderCalls;
  readonly book: FolderBook;
  /** Why messages cannot be written to a folder in its current state, or `null`. */
  readonly objection: (folder: string) => Promise<Fault | null>;
  readonly firstUse: FirstUse;
  /** Messages after this place, in order, at most `limit`. */
  readonly messagesAfter: (seq: number, limit: number) => readonly LineMessage[];
  /** Becomes durable a moment later. */
  readonly noteWritten: (seq: number) => void;
};

export type Teller = {
  /**
   * Writes the next messages, at most one group, if the folder is proved to be the line's before and after. Returns
   * whether there may be more. Never throws: whatever goes wrong, the same messages are next again.
   */
  readonly tellGroup: () => Promise<Result<{ readonly isMore: boolean }>>;
  /** The next group proves the folder again. */
  readonly doubt: () => void;
  /** Uses the folder as if it were new. */
  readonly take: () => void;
};

/** Where messages continue: in this folder, after this place. */
type Place = { readonly folder: string; readonly epoch: number; through: number };

const GROUP_SIZE = 64;

export function createTeller(deps: TellerDeps): Teller {
  const { book, calls } = deps;
  const guard = createFolderGuard(book, deps.firstUse);
  let place: Place | null = null;

  const isStill = (folder: string) => calls(folder).call(() => guard.isStill(folder));

  /** Proved again whenever there is doubt. */
  const placeToWrite = async (folder: string): Promise<Place> => {
    const { epoch, afterSeq } = book.station();
    if (place?.folder === folder && place.epoch === epoch && (await isStill(folder)) !== null) return place;
    place = null;
    const objection = await calls(folder).call(() => deps.objection(folder));
    if (objection !== null) throw new RefusedFolder(objection);
    const through = await calls(folder).call(() => guard.prove(folder));
    place = { folder, epoch, through: afterSeq + through };
    return place;
  };

  /** Throws if the folder turns out not to be the one that was proved: then nothing in it counts as told. */
  const write = async ({ folder }: Place, messages: readonly LineMessage[], last: LineMessage): Promise<void> => {
    const station = book.station();
    const { call } = calls(folder);
    const texts = messages.map((message) => messageText(station, message));
    const { devices } = await call(async (goOn) => {
      const held = await holdFolder(folder);
      try {
        goOn();
        const marker = await guard.announce(folder, held.path, last.number);
        if (marker === null) throw refusedFolder(folder, { why: 'away' });
        return await writeMessages({ folder, held }, texts, { marker, goOn });
      } finally {
        await held.close();
      }
    });
    const still = await isStill(folder);
    if (still === null || devices.size > 1 || !devices.has(still.device)) throw refusedFolder(folder, { why: 'away' });
  };

  return {
    tellGroup: async () => {
      let folder = place?.folder ?? '';
      try {
        folder = deps.folder();
        const at = await placeToWrite(folder);
        const messages = deps.messagesAfter(at.through, GROUP_SIZE).filter(({ epoch }) => epoch === at.epoch);
        const last = messages.at(-1);
        if (last !== undefined) {
          await write(at, messages, last);
          at.through = last.seq;
          deps.noteWritten(last.seq);
        }
        // Whoever adds a message pokes; only a full group shows that there is more.
        return ok({ isMore: messages.length === GROUP_SIZE });
      } catch (error) {
        place = null;
        return failed(faultOf(error, folder));
      }
    },
    doubt: () => {
      place = null;
    },
    take: () => guard.take(deps.folder()),
  };
}

function faultOf(error: unknown, folder: string): Fault {
  if (error instanceof RefusedFolder || error instanceof SilentFolder) return error.fault;
  return systemCode(error) === null ? storeFault(error) : folderFault(error, folder);
}
