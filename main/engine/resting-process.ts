import { createSerial } from '../serial.ts';
import { type AskedProcess, type AskedProcessOptions, startAskedProcess, type Unanswered } from './asked-process.ts';

export type RestingProcess<Call, Answer> = Readonly<{
  /** Does `work` when all work before it is done. `ask` puts one call to the process, and may be called again. */
  inTurn<T>(work: (ask: (call: Call) => Promise<Answer | Unanswered>) => Promise<T>): Promise<T>;
  isClosed: () => boolean;
  close: () => void;
}>;

export type RestingProcessOptions<Answer> = AskedProcessOptions<Answer> &
  Readonly<{
    /** A call that takes longer ends the process. */
    timeLimitMs: number;
    /** How long the process stays when nothing is asked of it. */
    idleMs: number;
  }>;

/**
 * A process that is started when something is first asked of it, is asked one thing at a time, and ends when nothing is for a
 * while. Where it ends or takes too long, it is known by which call, and the next call gets a new one.
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
