import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One command that must succeed. */
export type Step = Readonly<{ name: string; command: string }>;

/** Everything about the code that can be said without running it. */
export function staticSteps(root: string): readonly Step[] {
  return [
    { name: 'lint with types', command: 'oxlint --type-aware --deny-warnings' },
    { name: 'import rules', command: 'npm run -s imports' },
    { name: 'unused code', command: 'npm run -s unused' },
    ...projects(root).map((project) => ({ name: `types of ${project}`, command: `tsc -p ${project}` })),
    { name: 'lock file', command: 'npm ci --dry-run --no-audit' },
    { name: 'format and lint', command: 'biome check --error-on-warnings .' },
  ];
}

/** The folders that are TypeScript projects of their own. */
function projects(root: string): readonly string[] {
  const { references } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8'));
  return references.map((reference: { path: string }) => reference.path);
}
