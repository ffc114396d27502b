import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { SimulatorSettings, SimulatorStats } from '../../preload/contract/simulator.ts';
import { fromSimulatorSchema, type ToSimulator } from './simulator-messages.ts';

export type SimulatorState = Readonly<{ settings: SimulatorSettings; stats: SimulatorStats }>;

export type SimulatorProcessOptions = Readonly<{
  cameraFolder: string;
  /** Outside the camera folder and outside all that the station reads; null: no truth is kept. */
  truthFolder: string | null;
  seed: string;
  /** The first serial number; going on from the last one keeps serials unique over restarts. */
  firstPart: number;
  isPlaying: boolean;
  settings: SimulatorSettings;
  onState: (state: SimulatorState) => void;
  /** The line ended without being told to; the reason as the process gave it. */
  onFailure: (reason: string) => void;
}>;

export type SimulatorProcess = Readonly<{
  update: (settings: SimulatorSettings) => void;
  pause: () => void;
  play: () => void;
  /** As last heard of; null before the first word. */
  state: () => SimulatorState | null;
  /** Resolves when the process is gone. */
  stop: () => Promise<void>;
}>;

const STOP_WITHIN_MS = 5000;

/** Runs the simulated line in a process of its own, so that drawing pictures never slows the station that inspects them. */
export function startSimulatorProcess({ onState, onFailure, ...order }: SimulatorProcessOptions): SimulatorProcess {
  // Beside this file, and of its kind: the same code runs from source and built.
  const entry = new URL(`./simulator-child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
  const child = fork(entry, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let state: SimulatorState | null = null;
  let isStopping = false;
  let failure: string | null = null;

  const tell = (message: ToSimulator) => {
    if (child.connected) child.send(message);
  };
  child.on('message', (message) => {
    const word = fromSimulatorSchema.parse(message);
    if (word.kind === 'failed') failure = word.reason;
    else {
      state = { settings: word.settings, stats: word.stats };
      onState(state);
    }
  });
  // Either of the two ends it: a process that could not be started has no exit.
  child.once('error', (error) => onFailure(error.message));
  child.once('exit', (code, signal) => {
    if (!isStopping) onFailure(failure ?? `the simulator ended with ${signal ?? `code ${code}`}`);
  });
  tell({ kind: 'start', ...order });

  return {
    update: (settings) => tell({ kind: 'update', settings }),
    pause: () => tell({ kind: 'pause' }),
    play: () => tell({ kind: 'play' }),
    state: () => state,
    stop: async () => {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      tell({ kind: 'stop' });
      const patience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await gone;
      clearTimeout(patience);
    },
  };
}
