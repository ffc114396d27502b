import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import {
  DEFAULT_SIMULATOR_SETTINGS,
  type SimulatorSettings,
  type SimulatorState,
  simulatorStateSchema,
} from '../../../preload/contract/station/simulator.ts';
import { renamePatiently } from '../../patient-files.ts';
import { createSerial } from '../../serial.ts';
import { followTruthLog } from '../../truth/truth-log.ts';
import { type SimulatorProcess, startSimulatorProcess } from './simulator-process.ts';

type DemoLineOptions = Readonly<{
  /** The station's folder for it, with the camera folder, the truth and the line's memory. */
  folder: string;
  onState: (state: SimulatorState) => void;
  /** The line ended unexpectedly; it is restarted a little later. */
  onFailure: (reason: string) => void;
}>;

const RESTART_AFTER_MS = 3000;
/** A fixed seed: every new user sees the same parts, with a bad one among the first. */
const SEED = 'demo 900';

const memorySchema = z.object({ seed: z.string(), state: simulatorStateSchema });

/** Opens the station's simulated line; one started in an earlier run continues by itself, with its settings and next serial. */
export function openDemoLine({ folder, onState, onFailure }: DemoLineOptions) {
  const memoryFile = path.join(folder, 'line.json');
  const cameraFolder = path.join(folder, 'camera');
  const truthFolder = path.join(folder, 'truth');
  const truthOf = followTruthLog(truthFolder);
  const remembered = recall(memoryFile);
  const seed = remembered?.seed ?? SEED;
  let state = remembered?.state ?? null;
  let simulator: SimulatorProcess | null = null;
  let restart: NodeJS.Timeout | undefined;
  const saveInTurn = createSerial();

  function remember(next: SimulatorState): void {
    state = next;
    // One after another, so that the newest remains; a full disk is reported by the station, not the demo.
    void saveInTurn(() => save(memoryFile, { seed, state: next }));
    onState(next);
  }

  function start(): void {
    simulator = startSimulatorProcess({
      cameraFolder,
      truthFolder,
      seed,
      firstPart: state?.stats.nextPart ?? 0,
      isPlaying: state?.stats.isPlaying ?? true,
      settings: state?.settings ?? DEFAULT_SIMULATOR_SETTINGS,
      onState: remember,
      onFailure: (reason) => {
        simulator = null;
        restart = setTimeout(start, RESTART_AFTER_MS);
        onFailure(reason);
      },
    });
  }

  if (remembered !== null) start();
  return {
    cameraFolder,
    truthFolder,
    begin: () => {
      if (simulator === null && restart === undefined) start();
    },
    state: () => state,
    change: async (settings: SimulatorSettings) => (await simulator?.update(settings)) ?? null,
    play: async () => (await simulator?.play()) ?? null,
    pause: async () => (await simulator?.pause()) ?? null,
    truthOf: async (fileName: string) => (existsSync(truthFolder) ? await truthOf(fileName) : null),
    stop: async () => {
      clearTimeout(restart);
      await simulator?.stop();
      await saveInTurn(() => undefined);
    },
  };
}

/** What an earlier run left; null if there is nothing or it cannot be read, and the line starts anew. */
function recall(file: string): z.infer<typeof memorySchema> | null {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

async function save(file: string, memory: z.infer<typeof memorySchema>): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.tmp`, JSON.stringify(memory));
  await renamePatiently(`${file}.tmp`, file);
}
