import { failed, ok, type Result } from '../../preload/contract/faults/result.ts';
import type { OperationName } from '../../preload/contract/operations/operations.ts';
import type { Actor } from '../../preload/contract/people/person.ts';
import type { EngineState } from '../../preload/contract/station/engine-state.ts';
import {
  type Located,
  locatedSchema,
  type PictureOf,
  type ToEngine,
} from '../../preload/contract/transport/engine-messages.ts';
import type { EngineProgram } from './engine-program.ts';
import { keepRunning } from './keep-running.ts';
import type { Log } from './log.ts';
import { createPendingCalls } from './pending-calls.ts';
import { timeLimitMs } from './time-limits.ts';
import type { Timers } from './timers.ts';

const LOCATED_WITHIN_MS = 10_000;

type Deps = {
  readonly program: EngineProgram;
  readonly timers: Timers;
  readonly log: Log;
};

export type EngineListener = {
  onState(state: EngineState): void;
  /** An event of the engine, not yet checked against the contract's map of events. */
  onEvent(name: string, payload: unknown): void;
};

export type EngineHost = ReturnType<typeof startEngineHost>;

type Question = ToEngine & { readonly id: number };

/** The engine as seen by main: kept running, called, and listened to. */
export function startEngineHost(deps: Deps) {
  const calls = createPendingCalls(deps.timers);
  const listeners = new Set<EngineListener>();
  /** Calls made while the engine starts; sent once it is ready. */
  let outbox: readonly Question[] = [];

  const engine = keepRunning(deps, {
    onState(state) {
      for (const listener of listeners) listener.onState(state);
      if (state.kind === 'running') sendOutbox();
    },
    onEvent(name, payload) {
      for (const listener of listeners) listener.onEvent(name, payload);
    },
    onAnswer: calls.settle,
    onEnd() {
      outbox = [];
      calls.failAll({ code: 'engine-down' });
    },
  });

  function sendOutbox(): void {
    const waited = outbox;
    outbox = [];
    // A call that timed out meanwhile has been answered as such; it must not be carried out after all.
    for (const question of waited) if (calls.isWaiting(question.id)) engine.send(question);
  }

  function ask(operation: string, limitMs: number, question: Question): Promise<Result<unknown>> {
    if (!engine.isAlive()) return Promise.resolve(failed({ code: 'engine-down' }));
    const answer = calls.expect(question.id, operation, limitMs);
    if (engine.state().kind === 'running') engine.send(question);
    else outbox = [...outbox, question];
    return answer;
  }

  return {
    state: engine.state,
    retry: engine.retry,
    rest: engine.rest,
    resume: engine.resume,
    stop: engine.stop,

    /** Returns the function that stops listening. */
    listen: (listener: EngineListener): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Asks the engine to carry out an operation. Sender, shape and role have been checked before. */
    call: (name: OperationName, input: unknown, actor: Actor): Promise<Result<unknown>> =>
      ask(name, timeLimitMs(name), { kind: 'call', id: calls.nextId(), name, input, actor }),

    /** The file of an image. Its path is only for main. */
    locate: async (pictureId: number, rendition: 'picture' | 'thumbnail', of: PictureOf = 'inspection') =>
      readLocated(
        await ask('locate', LOCATED_WITHIN_MS, { kind: 'locate', id: calls.nextId(), of, pictureId, rendition }),
      ),
  };
}

function readLocated(answer: Result<unknown>): Result<Located> {
  if (!answer.ok) return answer;
  const located = locatedSchema.safeParse(answer.value);
  return located.success ? ok(located.data) : failed({ code: 'internal', message: 'locate answered with no file' });
}
