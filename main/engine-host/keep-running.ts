import type { Fault, Result } from '../../preload/contract/faults/result.ts';
import type { EngineEnd, EngineState } from '../../preload/contract/station/engine-state.ts';
import type { ToEngine } from '../../preload/contract/transport/engine-messages.ts';
import { type EngineLife, startEngineLife } from './engine-life.ts';
import type { EngineProgram } from './engine-program.ts';
import type { Log } from './log.ts';
import { createRestartPlan } from './restart-plan.ts';
import type { Timers } from './timers.ts';

type Deps = {
  readonly program: EngineProgram;
  readonly timers: Timers;
  readonly log: Log;
};

type Listeners = {
  readonly onState: (state: EngineState) => void;
  readonly onAnswer: (id: number, result: Result<unknown>) => void;
  readonly onEvent: (name: string, payload: unknown) => void;
  /** Unanswered calls to the engine will not be answered any more; called before the state changes. */
  readonly onEnd: () => void;
};

export type RunningEngine = Readonly<{
  state: () => EngineState;
  isAlive: () => boolean;
  send: (message: ToEngine) => void;
  /** Starts a stopped engine at once instead of at its next attempt. */
  retry: () => void;
  /** Stops it as `stop` does, for a while and with a reason; `resume` starts it again. */
  rest: (why: Fault) => Promise<void>;
  resume: () => void;
  /** Asks the engine to finish work in progress, waits, and kills it if it takes too long. */
  stop: () => Promise<void>;
}>;

/** Starts the engine and keeps it running: whatever ends it, it is restarted, until `stop`. */
export function keepRunning({ program, timers, log }: Deps, on: Listeners): RunningEngine {
  const plan = createRestartPlan(timers, start);
  let state: EngineState = { kind: 'starting' };
  let life: EngineLife | null = null;
  let isStopping = false;
  /** Why it is paused, while it is. */
  let rests: Fault | null = null;

  function become(next: EngineState): void {
    state = next;
    log('engine.changed', { ...next, pid: life?.pid });
    on.onState(next);
  }

  function start(): void {
    plan.callOff();
    const onReady = () => become({ kind: 'running', since: timers.now(), restarts: plan.restarts() });
    life = startEngineLife(program, timers, log, { ...on, onReady, onEnd });
    become({ kind: 'starting' });
  }

  function startIfDown(): void {
    if (life === null && !isStopping && rests === null) start();
  }

  function onEnd(itself: EngineEnd): void {
    life = null;
    on.onEnd();
    if (isStopping) return;
    const end: EngineEnd = rests === null ? itself : { kind: 'resting', fault: rests };
    const since = timers.now();
    const retryAt = end.kind === 'resting' ? null : plan.ended(end.kind === 'refused');
    become({ kind: 'down', since, restarts: plan.restarts(), end, retryAt });
  }

  start();
  return {
    state: () => state,
    isAlive: () => life !== null,
    send: (message) => life?.send(message),
    retry: startIfDown,
    rest: async (why) => {
      rests = why;
      plan.callOff();
      if (life === null) onEnd({ kind: 'resting', fault: why });
      else await life.stop();
    },
    resume: () => {
      rests = null;
      startIfDown();
    },
    stop: async () => {
      isStopping = true;
      plan.callOff();
      await life?.stop();
    },
  };
}
