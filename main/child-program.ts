import { fork } from 'node:child_process';

/** How a program ended: by itself, killed, or before it had begun because it could not be started. */
export type ProgramEnd = Readonly<{
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Why it could not be started; null where it ran. */
  complaint: string | null;
}>;

export type ChildProgram = Readonly<{
  /** One that is ending takes no more, and nobody is told: whoever waits for an answer is told by its end. */
  send(message: object): void;
  /** At once and whatever it does, unless a gentler signal is given. */
  kill(signal?: NodeJS.Signals): void;
}>;

export type ChildProgramOptions = Readonly<{
  args?: readonly string[];
  /** Options of Node itself; those of this process where left out. */
  execArgv?: readonly string[];
  /** What it prints that is to stand among what this process prints; nothing where left out. */
  prints?: 'errors' | 'all';
  onMessage(raw: unknown): void;
  /** Called once, when the process has ended, whatever the reason. */
  onEnd(end: ProgramEnd): void;
}>;

/**
 * Starts a program of Lupa in a process of its own: what it does can hang, eat memory or die without harm to this one.
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
  // Of a process that runs, an error says that it could not be killed; only one that never began has no exit.
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

/** How a program ended, in the few words that a fault has room for. */
export function endInWords({ code, signal, complaint }: ProgramEnd): string {
  return complaint ?? signal ?? `exit code ${code}`;
}
