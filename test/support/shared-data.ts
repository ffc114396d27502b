import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The path of a file or folder of the real data that tests may use but the project may not carry, or `null` where it
 * is absent: a test that needs it then skips and says so. Looks at `LUPA_SHARED_DATA`, then for `shared/data` beside
 * the repository and beside each of its parents, so that a work tree finds it too.
 */
export function sharedData(...parts: readonly string[]): string | null {
  if (root === null) return null;
  const wanted = path.join(root, ...parts);
  return existsSync(wanted) ? wanted : null;
}

const root = process.env['LUPA_SHARED_DATA'] ?? findAbove(path.resolve(import.meta.dirname, '../..'));

function findAbove(directory: string): string | null {
  const parent = path.dirname(directory);
  if (parent === directory) return null;
  const candidate = path.join(parent, 'shared', 'data');
  return existsSync(path.join(candidate, 'README.md')) ? candidate : findAbove(parent);
}
