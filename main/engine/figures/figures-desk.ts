import { type Fault, failed, type Result } from '../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import { siblingEntry } from '../../sibling-entry.ts';
import type { Clock } from '../clock.ts';
import { openRestingProcess } from '../resting-process.ts';
import type { FigureName } from './figure-handlers.ts';
import { type FigureAnswer, type FigureCall, figureAnswerSchema } from './messages.ts';

/** A figure that takes longer is given up, so that the others get their turn. */
const TIME_LIMIT_MS = 60_000;
/** By then the page has been told that no answer came, and asks again at the next look. */
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
  /** A row that is not valid. */
  readonly onUnreadable: (what: string, fault: Fault) => void;
  readonly onBug: (name: FigureName, bug: string) => void;
  readonly entry?: URL;
  readonly timeLimitMs?: number;
};

/**
 * The process that adds up figures: however long one takes over however many parts, it does not hold the engine's
 * thread, and the line goes on. If the process ends or takes too long, that figure is refused.
 */
export function openFigureDesk(deps: FigureDeskDeps): FigureDesk {
  const { clock, timeLimitMs = TIME_LIMIT_MS } = deps;
  const adder = openRestingProcess<Omit<FigureCall, 'id'>, FigureAnswer>({
    entry: deps.entry ?? siblingEntry(import.meta.filename, 'figures-child'),
    args: ['--data', deps.dataFolder],
    answers: figureAnswerSchema,
    timeLimitMs,
    idleMs: IDLE_MS,
  });

  const refusal = (name: FigureName, waitedMs: number): Fault | null => {
    if (waitedMs > WAITS_AT_MOST_MS) return { code: 'engine-timeout', operation: name, waitedMs };
    return adder.isClosed() ? { code: 'engine-down' } : null;
  };

  function settled(name: FigureName, { result, unreadable, bug }: FigureAnswer): Result<unknown> {
    for (const { what, fault } of unreadable) deps.onUnreadable(what, fault);
    if (bug !== null) deps.onBug(name, bug);
    return result;
  }

  return {
    ask: (name, input, actor) => {
      const askedMs = performance.now();
      return adder.inTurn(async (ask) => {
        const refused = refusal(name, performance.now() - askedMs);
        if (refused !== null) return failed(refused);
        const answer = await ask({ name, input, actor, moment: clock.moment() });
        if (answer === 'late') return failed({ code: 'engine-timeout', operation: name, waitedMs: timeLimitMs });
        if (answer !== 'died') return settled(name, answer);
        return failed({ code: 'internal', message: `the process that adds up figures ended during ${name}` });
      });
    },
    close: adder.close,
  };
}
