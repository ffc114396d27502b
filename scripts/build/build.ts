import { rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { withProgress } from '../bootstrap/progress.mjs';
import { builds } from './builds.ts';
import { noteBuiltFrom, sourcesDigest } from './sources.ts';

/** Builds the app into `dist`: what the page, the preload, the main process and the engine run. */
export async function buildApp(root: string): Promise<void> {
  const digest = sourcesDigest(root);
  // The caller may have set it otherwise, as a test runner does: with the development build of React the
  // page would be several times slower, and not the one that is shipped.
  process.env['NODE_ENV'] = 'production';
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  await withProgress('Building Lupa', async (progress) => {
    for (const [name, config] of Object.entries(builds(root))) {
      progress.update(name);
      await build(config);
    }
  });
  noteBuiltFrom(root, digest);
}
