import { type ChildProcess, fork } from 'node:child_process';
import type { z } from 'zod';

/** How a call ended that was not answered: with its process, or because it took too long. */
export type Unanswered = 'died' | 'late';

export type RestingProcess<Call, Answer> = Readonly<{
  /** Does `work` when all work before it is done. `ask` puts one call to the process, and may be called again. */
  inTurn<T>(work: (ask: (call: Call) => Promise<Answer | Unanswered>) => Promise<T>): Promise<T>;
  isClosed: () => boolean;
  close: () => void;
}>;

export type RestingProcessOptions<Answer> = Readonly<{
  entry: URL;
  args?: readonly string[];
  answers: z.ZodType<Answer>;
  /** A call that takes longer ends the process. */
  timeLimitMs: number;
  /** How long the process stays when nothing is asked of it. */
  idleMs: number;
}>;

type Running<Answer> = { readonly child: ChildProcess; settle: ((answer: Answer | 'died') => void) | null };

/**
 * A process that is started when something is first asked of it, is asked one thing at a time, and ends when nothing is for a
 * while. Where it ends or takes too long, it is known by which call, and the next call gets a new one.
 */
export function openRestingProcess<Call extends object, Answer extends { readonly id: number }>(
  options: RestingProcessOptions<Answer>,
): RestingProcess<Call, Answer> {
  let running: Running<Answer> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let isClosed = false;
  let turn: Promise<unknown> = Promise.resolve();

  function start(): Running<Answer> {
    const child = fork(options.entry, options.args ?? [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const started: Running<Answer> = { child, settle: null };
    const end = () => {
      if (running === started) running = null;
      started.settle?.('died');
    };
    child.on('message', (raw) => {
      const answer = options.answers.parse(raw);
      if (answer.id === lastId) started.settle?.(answer);
    });
    child.once('error', end);
    child.once('exit', end);
    return started;
  }

  function restWhenIdle(): void {
    clearTimeout(idle);
    idle = setTimeout(() => {
      if (running?.settle === null) running.child.kill();
    }, options.idleMs).unref();
  }

  async function ask(call: Call): Promise<Answer | Unanswered> {
    running ??= start();
    const used = running;
    const { promise, resolve } = Promise.withResolvers<Answer | 'died'>();
    lastId += 1;
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      used.child.kill('SIGKILL');
    }, options.timeLimitMs);
    used.settle = resolve;
    // That one which is ending takes no more is told by its end.
    used.child.send({ id: lastId, ...call }, () => undefined);
    const answer = await promise;
    clearTimeout(deadline);
    used.settle = null;
    restWhenIdle();
    return answer === 'died' && isLate ? 'late' : answer;
  }

  return {
    inTurn: (work) => {
      const done = turn.then(() => work(ask));
      turn = done.catch(() => undefined);
      return done;
    },
    isClosed: () => isClosed,
    close: () => {
      isClosed = true;
      clearTimeout(idle);
      running?.child.kill('SIGKILL');
    },
  };
}
