import type { FileHandle } from 'node:fs/promises';
import { folderUnusable } from '../../preload/contract/faults/folder-trouble.ts';
import type { Fault } from '../../preload/contract/faults/result.ts';
import { type CallLimits, type CallOut, createCallsOut } from './calls-out.ts';

/** The system does not return a call into this folder, as when a share's server is gone. Thrown to whoever waits for the call. */
export class SilentFolder extends Error {
  readonly fault: Fault;
  constructor(folder: string) {
    super(`${folder} does not answer`);
    this.fault = folderUnusable(folder, 'silent');
  }
}

/**
 * Calls into one folder, some of which may never return. Each call that hangs holds one of the engine's few threads. So only a
 * few are out at once, those that take too long are given up, and until those return only one call at a time checks
 * whether the folder answers again.
 */
export type FolderCalls = {
  /**
   * Does something in the folder. Throws what it throws, or a {@link SilentFolder} if it was given up. Work of many steps reports progress
   * after each one; once it was given up, that report throws, so that nothing more is done.
   * @param onLate takes a result that came too late to be used, such as a file that is now open
   */
  readonly call: <T>(work: (goOn: () => void) => Promise<T>, onLate?: (value: T) => unknown) => Promise<T>;
};

/** A disk that has to spin up needs some seconds; a share that needs more is as good as gone. */
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

/** For callers that may wait as long as it takes: a command in its own process, which stops when that process is stopped. */
export const UNWATCHED: FolderCalls = { call: (work) => work(() => undefined) };

/** The calls into each folder, from every caller. A station works in a handful of folders, so none is ever removed. */
export function createFolderCallsBook(limits: CallLimits = CALL_LIMITS): (folder: string) => FolderCalls {
  const known = new Map<string, FolderCalls>();
  return (folder) => {
    const calls = known.get(folder) ?? createFolderCalls(folder, limits);
    known.set(folder, calls);
    return calls;
  };
}

/** Does something with an open file, then closes it. Does not wait for the close if the folder is silent. */
export async function withOpenFile<T>(handle: FileHandle, calls: FolderCalls, work: () => Promise<T>): Promise<T> {
  try {
    const value = await work();
    await calls.call(() => handle.close());
    return value;
  } catch (error) {
    const closing = handle.close();
    // It closes when the folder answers; its result is of no use by then.
    if (error instanceof SilentFolder) void closing.catch(() => undefined);
    else await closing;
    throw error;
  }
}

/** What a generator yields, where each step is a call into the folder. */
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
    // It closes what it has open once its current step returns; nothing waits for that.
    void steps.return().catch(() => undefined);
  }
}
