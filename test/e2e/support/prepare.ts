import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startVirtualDisplay } from '../../../scripts/runtime/display.ts';
import { prepareStation } from '../../../scripts/runtime/prepare-station.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** What to start in place of `electron`. */
    electron: string;
    /** The X display that windows open on; `null` for the desktop that is there. */
    display: string | null;
  }
}

/** Starts what the end-to-end tests run in, once for all of them; on Linux they never disturb the desktop. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = path.resolve(import.meta.dirname, '../../..');
  const station = await prepareStation(root, { needsDisplay: process.platform === 'linux' });
  if (!station.ok) throw new Error(`${station.trouble.what} To mend it: ${station.trouble.mend}`);
  const display = process.platform === 'linux' ? await startVirtualDisplay() : null;
  project.provide('electron', station.value.executable);
  project.provide('display', display?.name ?? null);
  return async () => display?.stop();
}
