import type { SimulatorSettings, SimulatorState } from '../../../preload/contract/station/simulator.ts';
import { endInWords, startChildProgram } from '../../child-program.ts';
import { siblingEntry } from '../../sibling-entry.ts';
import { fromSimulatorSchema, type SimulatorCommand, type SimulatorStart } from './simulator-messages.ts';

export type SimulatorProcessOptions = SimulatorStart &
  Readonly<{
    onState: (state: SimulatorState) => void;
    /** The line ended without being told to; the reason as given by the process. */
    onFailure: (reason: string) => void;
  }>;

/** Each command resolves with the state after it, or with null if the process ended before. */
export type SimulatorProcess = Readonly<{
  update: (settings: SimulatorSettings) => Promise<SimulatorState | null>;
  pause: () => Promise<SimulatorState | null>;
  play: () => Promise<SimulatorState | null>;
  /** Resolves when the process is gone. */
  stop: () => Promise<void>;
}>;

const STOP_WITHIN_MS = 5000;

/** Runs the simulated line in its own process, so that drawing images never slows the station that inspects them. */
export function startSimulatorProcess({ onState, onFailure, ...start }: SimulatorProcessOptions): SimulatorProcess {
  const waiting = new Map<number, (state: SimulatorState | null) => void>();
  let orders = 0;
  let isStopping = false;
  let failure: string | null = null;

  const { promise: gone, resolve: go } = Promise.withResolvers<void>();
  let hasEnded = false;

  function tell(command: SimulatorCommand): Promise<SimulatorState | null> {
    if (hasEnded) return Promise.resolve(null);
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

  const child = startChildProgram(siblingEntry(import.meta.filename, 'simulator-child'), {
    prints: 'all',
    onMessage: (message) => {
      const word = fromSimulatorSchema.parse(message);
      if (word.kind === 'failed') failure = word.reason;
      else {
        onState(word.state);
        answer(word.obeyed, word.state);
      }
    },
    onEnd: (end) => {
      hasEnded = true;
      answer(Number.POSITIVE_INFINITY, null);
      if (!isStopping) onFailure(failure ?? `the simulator ended with ${endInWords(end)}`);
      go();
    },
  });
  void tell({ kind: 'start', ...start });

  return {
    update: (settings) => tell({ kind: 'update', settings }),
    pause: () => tell({ kind: 'pause' }),
    play: () => tell({ kind: 'play' }),
    stop: async () => {
      isStopping = true;
      if (hasEnded) return;
      void tell({ kind: 'stop' });
      const patience = setTimeout(child.kill, STOP_WITHIN_MS);
      await gone;
      clearTimeout(patience);
    },
  };
}
