import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { SimulatorSettings, SimulatorState } from '../../../preload/contract/station/simulator.ts';
import { fromSimulatorSchema, type SimulatorCommand, type SimulatorStart } from './simulator-messages.ts';

export type SimulatorProcessOptions = SimulatorStart &
  Readonly<{
    onState: (state: SimulatorState) => void;
    /** The line ended without being told to; the reason as the process gave it. */
    onFailure: (reason: string) => void;
  }>;

/** Each command resolves with the state after it, or with null where the process ended before. */
export type SimulatorProcess = Readonly<{
  update: (settings: SimulatorSettings) => Promise<SimulatorState | null>;
  pause: () => Promise<SimulatorState | null>;
  play: () => Promise<SimulatorState | null>;
  /** Resolves when the process is gone. */
  stop: () => Promise<void>;
}>;

const STOP_WITHIN_MS = 5000;

/** Runs the simulated line in a process of its own, so that drawing pictures never slows the station that inspects them. */
export function startSimulatorProcess({ onState, onFailure, ...start }: SimulatorProcessOptions): SimulatorProcess {
  // It lies beside this file, under the same extension: TypeScript in the source tree, JavaScript once built.
  const entry = path.join(import.meta.dirname, `simulator-child${path.extname(import.meta.filename)}`);
  const child = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, (state: SimulatorState | null) => void>();
  let orders = 0;
  let isStopping = false;
  let failure: string | null = null;

  function tell(command: SimulatorCommand): Promise<SimulatorState | null> {
    if (!child.connected) return Promise.resolve(null);
    const { promise, resolve } = Promise.withResolvers<SimulatorState | null>();
    const order = orders++;
    waiting.set(order, resolve);
    child.send({ order, command });
    return promise;
  }

  function answer(upTo: number, state: SimulatorState | null): void {
    for (const [order, resolve] of waiting) {
      if (order > upTo) continue;
      waiting.delete(order);
      resolve(state);
    }
  }

  function ended(reason: string): void {
    answer(Number.POSITIVE_INFINITY, null);
    if (!isStopping) onFailure(failure ?? reason);
    // An error and an exit may both come; one report is enough.
    isStopping = true;
  }

  child.on('message', (message) => {
    const word = fromSimulatorSchema.parse(message);
    if (word.kind === 'failed') failure = word.reason;
    else {
      onState(word.state);
      answer(word.obeyed, word.state);
    }
  });
  child.once('error', (error) => ended(error.message));
  child.once('exit', (code, signal) => ended(`the simulator ended with ${signal ?? `code ${code}`}`));
  void tell({ kind: 'start', ...start });

  return {
    update: (settings) => tell({ kind: 'update', settings }),
    pause: () => tell({ kind: 'pause' }),
    play: () => tell({ kind: 'play' }),
    stop: async () => {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      const gone = once(child, 'exit');
      void tell({ kind: 'stop' });
      const patience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await gone;
      clearTimeout(patience);
    },
  };
}
