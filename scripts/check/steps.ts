/** One command that must succeed. */
export type Step = Readonly<{ name: string; command: string }>;

/** Everything about the code that can be said without running it. The longest comes first. */
export const STATIC_STEPS: readonly Step[] = [
  // One reading of the types serves both; each file is checked under the tsconfig.json nearest to it.
  { name: 'types, and lint with types', command: 'oxlint --type-aware --type-check --deny-warnings' },
  { name: 'import rules', command: 'npm run -s imports' },
  { name: 'unused code', command: 'npm run -s unused' },
  { name: 'lock file', command: 'npm ci --dry-run --no-audit' },
  { name: 'format and lint', command: 'biome check --error-on-warnings .' },
];
