import { createSerial } from '../serial.ts';
import { type AskedProcess, type AskedProcessOptions, startAskedProcess, type Unanswered } from './asked-process.ts';

export type RestingProcess<Call, Answer> = Readonly<{
  /** Runs `work` once all earlier work is done. `ask` sends one call to the process, and may be used repeatedly. */
  inTurn<T>(work: (ask: (call: Call) => Promise<Answer | Unanswered>) => Promise<T>): Promise<T>;
  isClosed: () => boolean;
  close: () => void;
}>;

export type RestingProcessOptions<Answer> = AskedProcessOptions<Answer> &
  Readonly<{
    /** A call that takes longer ends the process. */
    timeLimitMs: number;
    /** How long the process stays alive without calls. */
    idleMs: number;
  }>;

/**
 * A child process that starts with the first call, answers one call at a time, and ends after a while without calls. If it dies
 * or takes too long, the caller learns which call did that, and the next call gets a new process.
 */
export function openRestingProcess<Call extends object, Answer extends { readonly id: number }>({
  timeLimitMs,
  idleMs,
  ...options
}: RestingProcessOptions<Answer>): RestingProcess<Call, Answer> {
  const inTurn = createSerial();
  let running: AskedProcess<Call, Answer> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  function restWhenIdle(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (running?.isAsked() === false) running.kill('SIGTERM');
    }, idleMs).unref();
  }

  async function ask(call: Call): Promise<Answer | Unanswered> {
    if (running === null || running.hasEnded()) running = startAskedProcess(options);
    const answer = await running.ask(call, timeLimitMs);
    restWhenIdle();
    return answer;
  }

  return {
    inTurn: (work) => inTurn(() => work(ask)),
    isClosed: () => isClosed,
    close: () => {
      isClosed = true;
      clearTimeout(idle);
      running?.kill();
    },
  };
}
