import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The names under one heading of the repository's package.json. */
export function namedIn(
  root: string,
  heading: 'dependencies' | 'devDependencies' | 'optionalDependencies',
): readonly string[] {
  const description = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return Object.keys(description[heading] ?? {});
}
