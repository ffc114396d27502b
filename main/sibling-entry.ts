import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The file of a program that runs as a thread or process of its own. It lies beside the one that starts it, whose
 * `import.meta.filename` is given, under the same extension: TypeScript in the source tree, JavaScript once built.
 */
export function siblingEntry(starter: string, name: string): URL {
  return pathToFileURL(path.join(path.dirname(starter), name + path.extname(starter)));
}
