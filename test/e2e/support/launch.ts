import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { inject } from 'vitest';
import { listenForComplaints } from './complaints.ts';
import { startElectron } from './start-electron.ts';

/** A station in real Electron, as built, with a data folder of its own. */
export type LaunchedStation = Readonly<{
  app: ElectronApplication;
  page: Page;
  /** The station's data folder. */
  data: string;
  /** Everything that the main process and the engine have printed so far. */
  output: () => string;
  /** Closes the window as its user would, waits for all processes, and removes the folders. */
  close: () => Promise<void>;
}>;

export type LaunchOptions = Readonly<{
  /** Arguments for the station, after `--data`. */
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** A data folder that outlives this launch, for tests that start the station again on what it left. */
  data?: string;
}>;

/** How long a test waits for something in a window on a busy machine: it may come from a process of the lowest priority. */
const PATIENCE_MS = 120_000;

/** Starts the station and waits for its window. */
export async function launchStation(options: LaunchOptions = {}): Promise<LaunchedStation> {
  const own = await mkdtemp(path.join(os.tmpdir(), 'lupa-e2e-'));
  const data = options.data ?? path.join(own, 'data');
  const app = await startElectron(
    { executable: inject('electron'), display: inject('display') },
    { args: ['--data', data, ...(options.args ?? [])], config: path.join(own, 'config'), env: options.env },
  );
  listenForComplaints(app);
  const printed: string[] = [];
  app.process().stdout?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  app.process().stderr?.on('data', (chunk: Buffer) => printed.push(chunk.toString()));
  const page = await app.firstWindow({ timeout: PATIENCE_MS });
  page.setDefaultTimeout(PATIENCE_MS);
  return {
    app,
    page,
    data,
    output: () => printed.join(''),
    close: async () => {
      await app.close();
      await rm(own, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
