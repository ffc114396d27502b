import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import type { Result } from '../../../preload/contract/faults/result.ts';
import type { Input, OperationName, Output } from '../../../preload/contract/operations/operations.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { FromStationChild, ToStationChild, Wish } from './station-messages.ts';

/** Calls the station as a window does. */
export type Ask = <N extends OperationName>(name: N, input: Input<N>, actor: Actor) => Promise<Result<Output<N>>>;

const CHILD = path.join(import.meta.dirname, 'station-child.ts');

/**
 * The process that stations run in, one after the other. After a kill the next request goes to a fresh one, which is warmed up in advance.
 */
export function createStationProcess() {
  let running = open();
  let spare: ReturnType<typeof open> | null = null;
  return {
    wish: (wish: Wish): Promise<unknown> => running.wish(wish),
    ask: async <N extends OperationName>(name: N, input: Input<N>, actor: Actor): Promise<Result<Output<N>>> => {
      const answer = (await running.wish({ do: 'ask', name, input, actor })) as Result<Output<N>>;
      // Every refusal has a reason.
      if (!answer.ok && answer.fault.code === 'internal') throw new Error(`${name}: ${answer.fault.message}`);
      return answer;
    },
    /** Ends it at any moment, as a power cut does. */
    kill: async (): Promise<void> => {
      const killed = running;
      running = spare ?? open();
      spare = null;
      await killed.kill();
      spare = open();
    },
    close: async (): Promise<void> => {
      await Promise.all([running.kill(), spare?.kill()]);
    },
  };
}

function open() {
  const child: ChildProcess = fork(CHILD, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const ready = Promise.withResolvers<unknown>();
  waiting.set(0, ready);
  let ids = 0;
  child.on('message', (message: FromStationChild) => {
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if ('error' in message) asked?.reject(new Error(message.error));
    else asked?.resolve(message.value);
  });
  const ended = new Promise<void>((resolve) => {
    child.on('exit', (code, signal) => {
      for (const asked of waiting.values()) asked.reject(new StationDied(`exit ${code} ${signal}`));
      waiting.clear();
      resolve();
    });
  });
  // A process killed before anybody waited for it needs no further handling.
  ready.promise.catch(() => undefined);
  return {
    wish: async (wish: Wish): Promise<unknown> => {
      await ready.promise;
      ids += 1;
      const asked = Promise.withResolvers<unknown>();
      waiting.set(ids, asked);
      child.send({ id: ids, wish } satisfies ToStationChild);
      return asked.promise;
    },
    kill: async (): Promise<void> => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The process ended during a request. */
export class StationDied extends Error {}
