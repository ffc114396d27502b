import type { FileHandle } from 'node:fs/promises';
import { folderUnusable } from '../../preload/contract/faults/folder-trouble.ts';
import type { Fault } from '../../preload/contract/faults/result.ts';
import { type CallLimits, type CallOut, createCallsOut } from './calls-out.ts';

/** The system keeps a call into this folder for itself, as while the server of a share is gone. Thrown to whoever waits for it. */
export class SilentFolder extends Error {
  readonly fault: Fault;
  constructor(folder: string) {
    super(`${folder} does not answer`);
    this.fault = folderUnusable(folder, 'silent');
  }
}

/**
 * Calls into one folder, some of which may never come back. Each that hangs keeps a thread of the engine, of which there are few: so
 * only a few are out at once, those that take too long are given up, and while they are out no more than one at a time finds
 * out whether the folder answers again.
 */
export type FolderCalls = {
  /**
   * Does something in the folder. Throws what it throws, or a {@link SilentFolder} when it was given up. Work of many steps says after each
   * that it goes on; once it was given up, that throws, so that nothing more is done.
   * @param onLate takes what came too late for anybody to want it, such as a file that is open now
   */
  readonly call: <T>(work: (goOn: () => void) => Promise<T>, onLate?: (value: T) => unknown) => Promise<T>;
};

/** A disk that has to start turning needs some seconds; a share that needs more is as good as gone. */
export const CALL_LIMITS: CallLimits = { atOnce: 6, silentAfterMs: 10_000 };

type Waiting = { readonly begin: () => void; readonly giveUp: () => void };

export function createFolderCalls(folder: string, limits: CallLimits = CALL_LIMITS): FolderCalls {
  const waiting: Waiting[] = [];
  const out = createCallsOut(limits, () => {
    for (const { giveUp } of waiting.splice(0)) giveUp();
  });

  const comeBack = (call: CallOut) => {
    out.comeBack(call);
    while (waiting.length > 0 && out.hasRoom()) waiting.shift()?.begin();
  };

  return {
    call: <T>(work: (goOn: () => void) => Promise<T>, onLate?: (value: T) => unknown) =>
      new Promise<T>((resolve, reject) => {
        const giveUp = () => reject(new SilentFolder(folder));
        const begin = () => {
          const call = out.begin(giveUp);
          const goOn = () => {
            if (call.isGivenUp) throw new SilentFolder(folder);
            call.sinceMs = performance.now();
          };
          work(goOn).then(
            (value) => {
              comeBack(call);
              if (call.isGivenUp) onLate?.(value);
              else resolve(value);
            },
            (error: unknown) => {
              comeBack(call);
              reject(error);
            },
          );
        };
        if (out.isLost()) giveUp();
        else if (out.hasRoom()) begin();
        else waiting.push({ begin, giveUp });
      }),
  };
}

/** For whoever may wait as long as it takes: a command in a process of its own, which ends when it is ended. */
export const UNWATCHED: FolderCalls = { call: (work) => work(() => undefined) };

/** The calls into each folder, whoever makes them. A station works in a handful of folders, so that none is ever forgotten. */
export function createFolderCallsBook(limits: CallLimits = CALL_LIMITS): (folder: string) => FolderCalls {
  const known = new Map<string, FolderCalls>();
  return (folder) => {
    const calls = known.get(folder) ?? createFolderCalls(folder, limits);
    known.set(folder, calls);
    return calls;
  };
}

/** Does something with an open file, and closes it. Nobody waits for the closing of one whose folder is silent. */
export async function withOpenFile<T>(handle: FileHandle, calls: FolderCalls, work: () => Promise<T>): Promise<T> {
  try {
    const value = await work();
    await calls.call(() => handle.close());
    return value;
  } catch (error) {
    const closing = handle.close();
    // It is closed when the folder answers, and what it says then is of no use to anybody.
    if (error instanceof SilentFolder) void closing.catch(() => undefined);
    else await closing;
    throw error;
  }
}

/** What a generator yields, each step of it a call into the folder. */
export async function* stepByStep<T>(
  steps: AsyncGenerator<T, void, undefined>,
  { call }: FolderCalls,
): AsyncGenerator<T, void, undefined> {
  try {
    for (;;) {
      const step = await call(() => steps.next());
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    // It closes what it has open, once the step that it is at has come back; nobody waits for that.
    void steps.return().catch(() => undefined);
  }
}
