import { isBuiltFrom, sourcesDigest } from './sources.ts';

/** Builds the app unless `dist` already holds what these sources give. */
export async function ensureBuilt(root: string): Promise<void> {
  if (isBuiltFrom(root, sourcesDigest(root))) return;
  // The bundler takes a while to load, so it is loaded only if there is something to build.
  const { buildApp } = await import('./build.ts');
  await buildApp(root);
}
