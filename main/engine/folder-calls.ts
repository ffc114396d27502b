import type { FileHandle } from 'node:fs/promises';
import { folderUnusable } from '../../preload/contract/faults/folder-trouble.ts';
import type { Fault } from '../../preload/contract/faults/result.ts';

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

export type CallLimits = {
  /** Calls that may be out at once, lost ones included. */
  readonly atOnce: number;
  /** How long a call may be out without a sign of going on, in milliseconds. */
  readonly silentAfterMs: number;
};

/** A disk that has to start turning needs some seconds; a share that needs more is as good as gone. */
export const CALL_LIMITS: CallLimits = { atOnce: 6, silentAfterMs: 10_000 };

type Call = { sinceMs: number; isGivenUp: boolean; readonly reject: (error: SilentFolder) => void };
type Waiting = { readonly begin: () => void; readonly reject: (error: SilentFolder) => void };

const nowMs = () => performance.now();

export function createFolderCalls(folder: string, { atOnce, silentAfterMs }: CallLimits = CALL_LIMITS): FolderCalls {
  const out = new Set<Call>();
  const waiting: Waiting[] = [];
  /** Given up, and not back yet. */
  let lost = 0;
  let doesAnswer = true;
  let watch: NodeJS.Timeout | null = null;

  const hasRoom = () => out.size + lost < atOnce && (doesAnswer || out.size === 0);

  const letIn = () => {
    while (waiting.length > 0 && hasRoom()) waiting.shift()?.begin();
  };

  const giveUp = () => {
    doesAnswer = false;
    const all = [...out];
    out.clear();
    lost += all.length;
    for (const call of all) {
      call.isGivenUp = true;
      call.reject(new SilentFolder(folder));
    }
    for (const { reject } of waiting.splice(0)) reject(new SilentFolder(folder));
  };

  const look = () => {
    watch = null;
    const oldestMs = Math.min(...[...out].map(({ sinceMs }) => sinceMs));
    if (nowMs() - oldestMs >= silentAfterMs) giveUp();
    if (out.size > 0) keepWatch();
  };

  const keepWatch = () => {
    if (watch !== null) return;
    const oldestMs = Math.min(...[...out].map(({ sinceMs }) => sinceMs));
    watch = setTimeout(look, Math.max(1, oldestMs + silentAfterMs - nowMs()));
    watch.unref();
  };

  const comeBack = (call: Call) => {
    if (call.isGivenUp) lost -= 1;
    out.delete(call);
    doesAnswer = true;
    letIn();
  };

  return {
    call: <T>(work: (goOn: () => void) => Promise<T>, onLate?: (value: T) => unknown) =>
      new Promise<T>((resolve, reject) => {
        const begin = () => {
          const call: Call = { sinceMs: nowMs(), isGivenUp: false, reject };
          const goOn = () => {
            if (call.isGivenUp) throw new SilentFolder(folder);
            call.sinceMs = nowMs();
          };
          out.add(call);
          keepWatch();
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
        if (lost >= atOnce) reject(new SilentFolder(folder));
        else if (hasRoom()) begin();
        else waiting.push({ begin, reject });
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
