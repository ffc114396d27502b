import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** All that the built files depend on. */
const SOURCES = [
  'main',
  'preload',
  'renderer',
  'docs', // the manual in the window
  'scripts/build',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
];
const STAMP = 'dist/built-from.txt';

/** A digest of the names and contents of all that the build reads. */
export function sourcesDigest(root: string): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesOf(root, source))) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Whether `dist` was built from sources of this digest, to the end. */
export function isBuiltFrom(root: string, digest: string): boolean {
  const stamp = path.join(root, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}

/** Notes, once the build is whole, what it was built from. */
export function noteBuiltFrom(root: string, digest: string): void {
  writeFileSync(path.join(root, STAMP), digest);
}

function filesOf(root: string, source: string): readonly string[] {
  const at = path.join(root, source);
  if (statSync(at).isFile()) return [source];
  return readdirSync(at, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.tsbuildinfo')) // the type checker's notes
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}
