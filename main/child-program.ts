import { fork } from 'node:child_process';

/** How a program ended: on its own, killed, or never started. */
export type ProgramEnd = Readonly<{
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Why it could not be started; null if it ran. */
  complaint: string | null;
}>;

export type ChildProgram = Readonly<{
  /** Does nothing once the program is ending: its end tells whoever waits for an answer. */
  send(message: object): void;
  /** Ends it immediately with SIGKILL, unless a gentler signal is given. */
  kill(signal?: NodeJS.Signals): void;
}>;

export type ChildProgramOptions = Readonly<{
  args?: readonly string[];
  /** Options of Node itself; by default those of this process. */
  execArgv?: readonly string[];
  /** Which of its output appears in the output of this process; by default none. */
  prints?: 'errors' | 'all';
  onMessage(raw: unknown): void;
  /** Called exactly once, when the process has ended for any reason. */
  onEnd(end: ProgramEnd): void;
}>;

/**
 * Starts a program of Lupa as a child process, which can hang, use up memory or crash without harming this one.
 * @param entry its file, as `siblingEntry` finds it
 */
export function startChildProgram(entry: URL, options: ChildProgramOptions): ChildProgram {
  const { args = [], execArgv, prints, onMessage, onEnd } = options;
  const child = fork(entry, args, {
    ...(execArgv === undefined ? {} : { execArgv: [...execArgv] }),
    serialization: 'advanced',
    stdio: ['ignore', prints === 'all' ? 'inherit' : 'ignore', prints === undefined ? 'ignore' : 'inherit', 'ipc'],
  });
  let hasEnded = false;
  const end = (how: Partial<ProgramEnd>) => {
    if (hasEnded) return;
    hasEnded = true;
    onEnd({ code: null, signal: null, complaint: null, ...how });
  };
  child.on('message', onMessage);
  // Once a process runs, an error only means that it could not be killed. A process that never started has no exit event.
  child.on('error', (error) => {
    if (child.pid === undefined) end({ complaint: error.message });
  });
  child.once('exit', (code, signal) => end({ code, signal }));
  return {
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    kill: (signal = 'SIGKILL') => {
      child.kill(signal);
    },
  };
}

/** How a program ended, short enough for a fault. */
export function endInWords({ code, signal, complaint }: ProgramEnd): string {
  return complaint ?? signal ?? `exit code ${code}`;
}
