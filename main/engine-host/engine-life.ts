import type { Result } from '../../preload/contract/faults/result.ts';
import type { EngineEnd } from '../../preload/contract/station/engine-state.ts';
import type { FromEngine, ToEngine } from '../../preload/contract/transport/engine-messages.ts';
import { startEngineProcess } from './engine-process.ts';
import type { EngineProgram } from './engine-program.ts';
import { setLifeLimits } from './life-limits.ts';
import type { Log } from './log.ts';
import type { Timers } from './timers.ts';

const STOPPED_WITHIN_MS = 15_000;
const REFUSED_ENDS_WITHIN_MS = 5_000;

type Listeners = {
  readonly onReady: () => void;
  readonly onAnswer: (id: number, result: Result<unknown>) => void;
  readonly onEvent: (name: string, payload: unknown) => void;
  readonly onEnd: (end: EngineEnd) => void;
};

export type EngineLife = {
  readonly pid: number | undefined;
  send(message: ToEngine): void;
  stop(): Promise<void>;
};

/** From the start of one engine process to its end: knows whether it became ready, refused, fell silent or was stopped. */
export function startEngineLife(program: EngineProgram, timers: Timers, log: Log, on: Listeners): EngineLife {
  /** Known before the process is over; the first cause counts, because a process is killed for it. */
  let known: EngineEnd | null = null;
  const over = Promise.withResolvers<void>();
  const kill = (end: EngineEnd) => {
    known ??= end;
    child.kill();
  };
  const limits = setLifeLimits(timers, {
    askForSignOfLife: () => child.send({ kind: 'ping', id: 0 }),
    onSlow: () => kill({ kind: 'slow' }),
    onSilent: () => kill({ kind: 'silent' }),
  });

  const child = startEngineProcess(program, timers, {
    onMessage: receive,
    onGarbage: (issues) => log('engine.garbage', { issues }),
    onLine: (stream, line) => log('engine.said', { stream, line }),
    onEnd(end) {
      limits.over();
      on.onEnd(known ?? end);
      over.resolve();
    },
  });

  function receive(message: FromEngine): void {
    limits.heard();
    switch (message.kind) {
      case 'ready':
        limits.ready();
        on.onReady();
        return;
      case 'refused':
        known ??= { kind: 'refused', fault: message.fault };
        limits.ending(REFUSED_ENDS_WITHIN_MS, child.kill);
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
    send: child.send,
    stop() {
      limits.ending(STOPPED_WITHIN_MS, child.kill);
      child.send({ kind: 'stop' });
      return over.promise;
    },
  };
}
