import type { EngineHost, EngineListener } from '../../../main/engine-host/engine-host.ts';
import { failed, type Result } from '../../../preload/contract/faults/result.ts';
import type { OperationName } from '../../../preload/contract/operations/operations.ts';
import type { EngineState } from '../../../preload/contract/station/engine-state.ts';

/** An engine whose answers a test sets, one after the other; the last one stays. */
export function knownEngine(answers: Partial<Record<OperationName, readonly Result<unknown>[]>>) {
  const listeners = new Set<EngineListener>();
  const asked: OperationName[] = [];
  const engine: Pick<EngineHost, 'call' | 'listen'> = {
    call: async (name) => {
      const earlier = asked.filter((other) => other === name).length;
      asked.push(name);
      return answers[name]?.[earlier] ?? answers[name]?.at(-1) ?? failed({ code: 'engine-down' });
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    engine,
    asked,
    become: (state: EngineState): void => {
      for (const listener of listeners) listener.onState(state);
    },
    say: (name: string, payload: unknown): void => {
      for (const listener of listeners) listener.onEvent(name, payload);
    },
  };
}

export const runs: EngineState = { kind: 'running', since: 0, restarts: 0 };
