import { type Fault, failed, ok, type Result } from '../../preload/contract/faults/result.ts';
import type { OperationName } from '../../preload/contract/operations/operations.ts';
import type { Actor } from '../../preload/contract/people/person.ts';
import type { EngineState } from '../../preload/contract/station/station.ts';
import {
  type Located,
  locatedSchema,
  type PictureOf,
  type ToEngine,
} from '../../preload/contract/transport/engine-messages.ts';
import { FORGIVEN_AFTER_MS, type ProcessEnd, restartDelayMs } from './back-off.ts';
import { type EngineLife, startEngineLife } from './engine-life.ts';
import type { EngineProgram } from './engine-program.ts';
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

/** Starts the engine and keeps it running: whatever ends it, it is started again, until `stop`. */
export function startEngineHost({ program, timers, log }: Deps) {
  const calls = createPendingCalls(timers);
  const listeners = new Set<EngineListener>();
  let state: EngineState = { kind: 'starting' };
  let life: EngineLife | null = null;
  let ends: readonly ProcessEnd[] = [];
  let restarts = 0;
  let callOffRetry = () => {};
  let isStopping = false;
  /** Why it rests, while it does. */
  let rests: Fault | null = null;
  /** Questions asked while the engine starts; sent once it is ready. */
  let outbox: (ToEngine & { id: number })[] = [];

  function become(next: EngineState): void {
    state = next;
    log('engine.changed', { ...next, pid: life?.pid });
    for (const listener of listeners) listener.onState(next);
  }

  function start(): void {
    callOffRetry();
    life = startEngineLife(program, timers, log, { onReady, onEvent, onAnswer: calls.settle, onEnd });
    become({ kind: 'starting' });
  }

  function onReady(): void {
    become({ kind: 'running', since: timers.now(), restarts });
    const waited = outbox;
    outbox = [];
    // A question that timed out meanwhile has been answered as such; it must not be carried out after all.
    for (const message of waited) if (calls.isWaiting(message.id)) life?.send(message);
  }

  function onEvent(name: string, payload: unknown): void {
    for (const listener of listeners) listener.onEvent(name, payload);
  }

  function onEnd(how: string, refusal: Fault | null): void {
    life = null;
    outbox = [];
    calls.failAll({ code: 'engine-down' });
    if (isStopping) return;
    const at = timers.now();
    if (rests !== null) {
      become({ kind: 'down', since: at, restarts, reason: sentenceOf(rests), fault: rests, retryAt: null });
      return;
    }
    restarts += 1;
    const atMs = timers.elapsedMs();
    ends = [...ends.filter((end) => atMs - end.atMs < FORGIVEN_AFTER_MS), { atMs, wasRefusal: refusal !== null }];
    const delayMs = restartDelayMs(ends, atMs);
    callOffRetry = timers.after(delayMs, start);
    const reason = refusal === null ? `The engine ${how}.` : sentenceOf(refusal);
    become({ kind: 'down', since: at, restarts, reason, fault: refusal, retryAt: at + delayMs });
  }

  function ask(operation: string, limitMs: number, message: ToEngine & { id: number }): Promise<Result<unknown>> {
    if (life === null) return Promise.resolve(failed({ code: 'engine-down' }));
    const answer = calls.expect(message.id, operation, limitMs);
    if (state.kind === 'running') life.send(message);
    else outbox.push(message);
    return answer;
  }

  start();
  return {
    state: (): EngineState => state,

    /** Returns the function that stops listening. */
    listen: (listener: EngineListener): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Asks the engine to carry out an operation. Sender, shape and role have been checked before. */
    call: (name: OperationName, input: unknown, actor: Actor): Promise<Result<unknown>> =>
      ask(name, timeLimitMs(name), { kind: 'call', id: calls.nextId(), name, input, actor }),

    /** The file of a picture. Its path is for main's eyes only. */
    locate: async (
      pictureId: number,
      rendition: 'picture' | 'thumbnail',
      of: PictureOf = 'inspection',
    ): Promise<Result<Located>> => {
      const question: ToEngine = { kind: 'locate', id: calls.nextId(), of, pictureId, rendition };
      const answer = await ask('locate', LOCATED_WITHIN_MS, question);
      if (!answer.ok) return answer;
      const located = locatedSchema.safeParse(answer.value);
      return located.success ? ok(located.data) : failed({ code: 'internal', message: 'locate answered with no file' });
    },

    /** Starts an engine that is down at once instead of at its next turn. */
    retry: (): void => {
      if (life === null && !isStopping && rests === null) start();
    },

    /** Stops it as `stop` does, for a while, and says why; `resume` starts it again. */
    rest: async (why: Fault): Promise<void> => {
      rests = why;
      callOffRetry();
      if (life === null) onEnd('rests', null);
      else await life.stop();
    },

    resume: (): void => {
      rests = null;
      if (life === null && !isStopping) start();
    },

    /** Asks the engine to finish what is in flight, waits, and kills it when it takes too long. */
    stop: async (): Promise<void> => {
      isStopping = true;
      callOffRetry();
      await life?.stop();
    },
  };
}

/** A refusal in plain words, for the log and for a page that has no sentence of its own for the fault. */
function sentenceOf(fault: Fault): string {
  if ('reason' in fault) return fault.reason;
  if (fault.code === 'internal') return fault.message;
  return fault.code;
}
