import type { Outcome } from '../bootstrap/trouble.mjs';
import { ensureBuilt } from '../build/ensure-built.ts';
import { type ElectronRuntime, ensureElectron } from './electron.ts';
import { ensureSystemLibraries } from './system-libraries.ts';

/** Brings up all that the station runs on: Electron, the libraries that it links, Xvfb if asked, and the built app. */
export async function prepareStation(
  root: string,
  options: { needsDisplay: boolean },
): Promise<Outcome<ElectronRuntime>> {
  const electron = await ensureElectron(root);
  if (!electron.ok) return electron;
  const libraries = await ensureSystemLibraries(electron.value.binary, options.needsDisplay);
  if (!libraries.ok) return libraries;
  await ensureBuilt(root);
  return electron;
}
