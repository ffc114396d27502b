import { existsSync } from 'node:fs';
import path from 'node:path';

/** The value of `LUPA_SHARED_DATA` that means: none. */
const NONE = 'none';

/** Stands in for the tests that need this data where it is absent. */
export const WITHOUT_SHARED_DATA =
  'real models and boards: none beside the checkout or at LUPA_SHARED_DATA; the tests on the project’s own still run';

/**
 * The path of a file or folder of the real data that tests may use in addition but the project may not carry, or `null` where it
 * is absent. Looks at `LUPA_SHARED_DATA`, then for `shared/data` beside the repository and beside each of its parents, so that a
 * work tree finds it too. No test may need them: each has a counterpart with models and images that code writes.
 */
export function sharedData(...parts: readonly string[]): string | null {
  if (root === null) return null;
  const wanted = path.join(root, ...parts);
  return existsSync(wanted) ? wanted : null;
}

const root = findRoot(process.env['LUPA_SHARED_DATA']);

function findRoot(named: string | undefined): string | null {
  if (named === NONE) return null;
  return named ?? findAbove(path.resolve(import.meta.dirname, '../..'));
}

function findAbove(directory: string): string | null {
  const parent = path.dirname(directory);
  if (parent === directory) return null;
  const candidate = path.join(parent, 'shared', 'data');
  return existsSync(path.join(candidate, 'README.md')) ? candidate : findAbove(parent);
}
