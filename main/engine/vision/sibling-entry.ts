import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The file of a program that runs as a thread or process of its own. It lies beside this one, under the same extension:
 * TypeScript in the source tree, JavaScript once built.
 */
export function siblingEntry(name: 'vision-worker' | 'probe-child' | 'inspector-child'): URL {
  return pathToFileURL(path.join(import.meta.dirname, name + path.extname(import.meta.filename)));
}
