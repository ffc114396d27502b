import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Fault, failed, type Result } from '../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { Clock } from '../clock.ts';
import type { FigureName } from './figure-handlers.ts';
import { type FigureAnswer, type FigureCall, figureAnswerSchema } from './messages.ts';

/** A figure that takes longer is given up, so that the others come to their turn. */
const TIME_LIMIT_MS = 60_000;
/** Whoever asked has been told by then that no answer came, and asks again when they look again. */
const WAITS_AT_MOST_MS = 10_000;
/** How long the process stays when nobody looks at figures. */
const IDLE_MS = 5 * 60_000;

export type FigureDesk = {
  readonly ask: (name: FigureName, input: unknown, actor: Actor) => Promise<Result<unknown>>;
  readonly close: () => void;
};

export type FigureDeskDeps = {
  readonly dataFolder: string;
  readonly clock: Clock;
  /** A row that is not what it must be. */
  readonly onUnreadable: (what: string, fault: Fault) => void;
  readonly onBug: (name: FigureName, bug: string) => void;
  readonly entry?: URL;
  readonly timeLimitMs?: number;
};

type Running = { readonly child: ChildProcess; settle: ((answer: FigureAnswer | 'died') => void) | null };

/**
 * The process in which figures are added up, started when the first is wanted: however long one takes over however many parts, it is not the
 * engine's thread that it takes, and the line goes on. One at a time; where the process ends or takes too long, that figure is refused and
 * the next one gets a new process.
 */
export function openFigureDesk(deps: FigureDeskDeps): FigureDesk {
  const { clock, entry = usualEntry(), timeLimitMs = TIME_LIMIT_MS } = deps;
  let running: Running | null = null;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let isClosed = false;
  let turn: Promise<unknown> = Promise.resolve();

  function start(): Running {
    const child = fork(entry, ['--data', deps.dataFolder], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const started: Running = { child, settle: null };
    const end = () => {
      if (running === started) running = null;
      started.settle?.('died');
    };
    child.on('message', (raw) => {
      const answer = figureAnswerSchema.parse(raw);
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
    }, IDLE_MS).unref();
  }

  async function askOne(name: FigureName, input: unknown, actor: Actor): Promise<Result<unknown>> {
    if (isClosed) return failed({ code: 'engine-down' });
    running ??= start();
    const used = running;
    const { promise, resolve } = Promise.withResolvers<FigureAnswer | 'died'>();
    lastId += 1;
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      used.child.kill('SIGKILL');
    }, timeLimitMs);
    used.settle = resolve;
    // That one which is ending takes no more is told by its end.
    used.child.send({ id: lastId, name, input, actor, moment: clock.moment() } satisfies FigureCall, () => undefined);
    const answer = await promise;
    clearTimeout(deadline);
    used.settle = null;
    restWhenIdle();
    if (answer !== 'died') return settled(name, answer);
    if (isLate) return failed({ code: 'engine-timeout', operation: name, waitedMs: timeLimitMs });
    return failed({ code: 'internal', message: `the process that adds up figures ended during ${name}` });
  }

  function settled(name: FigureName, { result, unreadable, bug }: FigureAnswer): Result<unknown> {
    for (const { what, fault } of unreadable) deps.onUnreadable(what, fault);
    if (bug !== null) deps.onBug(name, bug);
    return result;
  }

  return {
    ask: (name, input, actor) => {
      const askedMs = performance.now();
      const answered = turn.then(() => {
        const waitedMs = performance.now() - askedMs;
        if (waitedMs > WAITS_AT_MOST_MS) return failed({ code: 'engine-timeout', operation: name, waitedMs });
        return askOne(name, input, actor);
      });
      turn = answered.catch(() => undefined);
      return answered;
    },
    close: () => {
      isClosed = true;
      clearTimeout(idle);
      running?.child.kill('SIGKILL');
    },
  };
}

/** It lies beside this file, under the same extension: TypeScript in the source tree, JavaScript once built. */
function usualEntry(): URL {
  return pathToFileURL(path.join(import.meta.dirname, `figures-child${path.extname(import.meta.filename)}`));
}
