import type { Fault, Result } from '../../preload/contract/faults/result.ts';
import type { FromEngine, ToEngine } from '../../preload/contract/transport/engine-messages.ts';
import { startEngineProcess } from './engine-process.ts';
import type { EngineProgram } from './engine-program.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { Log } from './log.ts';
import type { Timers } from './timers.ts';

/** A migration of a large store, with its backup first, happens before the engine is ready. */
const READY_WITHIN_MS = 15 * 60_000;
const STOPPED_WITHIN_MS = 15_000;
const REFUSED_ENDS_WITHIN_MS = 5_000;

type Listeners = {
  readonly onReady: () => void;
  readonly onAnswer: (id: number, result: Result<unknown>) => void;
  readonly onEvent: (name: string, payload: unknown) => void;
  readonly onEnd: (how: string, refusal: Fault | null) => void;
};

export type EngineLife = {
  readonly pid: number | undefined;
  send(message: ToEngine): void;
  stop(): Promise<void>;
};

/** From the start of one engine process to its end: knows whether it became ready, refused, fell silent or was stopped. */
export function startEngineLife(program: EngineProgram, timers: Timers, log: Log, on: Listeners): EngineLife {
  let refusal: Fault | null = null;
  let killedFor: string | null = null;
  const over = Promise.withResolvers<void>();
  const kill = (why: string) => {
    killedFor = why;
    child.kill();
  };
  let heartbeat: ReturnType<typeof startHeartbeat> | null = null;
  const callOffSlowStart = timers.after(READY_WITHIN_MS, () => kill('did not become ready in time and was ended'));
  let callOffKill = () => {};

  const child = startEngineProcess(program, timers, {
    onMessage: receive,
    onGarbage: (issues) => log('engine.garbage', { issues }),
    onLine: (stream, line) => log('engine.said', { stream, line }),
    onEnd(how) {
      callOffSlowStart();
      callOffKill();
      heartbeat?.stop();
      on.onEnd(killedFor ?? how, refusal);
      over.resolve();
    },
  });

  function receive(message: FromEngine): void {
    heartbeat?.heard();
    switch (message.kind) {
      case 'ready':
        callOffSlowStart();
        heartbeat = startHeartbeat(
          timers,
          () => child.send({ kind: 'ping', id: 0 }),
          () => kill('stopped answering and was ended'),
        );
        on.onReady();
        return;
      case 'refused':
        refusal = message.fault;
        callOffKill = timers.after(REFUSED_ENDS_WITHIN_MS, () => child.kill());
        return;
      case 'answer':
        on.onAnswer(message.id, message.result);
        return;
      case 'event':
        on.onEvent(message.name, message.payload);
        return;
      default:
        message satisfies never;
    }
  }

  return {
    pid: child.pid,
    send: (message) => child.send(message),
    stop() {
      callOffKill();
      heartbeat?.stop();
      callOffKill = timers.after(STOPPED_WITHIN_MS, () => kill('did not stop in time and was ended'));
      child.send({ kind: 'stop' });
      return over.promise;
    },
  };
}
