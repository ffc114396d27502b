/** One command that must succeed. */
export type Step = Readonly<{ name: string; command: string; env?: Readonly<Record<string, string>> }>;

/** All checks of the code that do not run it. The longest comes first. */
export const STATIC_STEPS: readonly Step[] = [
  // Every checker works out for itself the types that files share, so one for each project costs the least in all.
  { name: 'types', command: 'tsc -b --checkers 1' },
  // For the same reason on one core, beside which the next steps run.
  { name: 'lint with types', command: 'oxlint --type-aware --deny-warnings', env: { GOMAXPROCS: '1' } },
  { name: 'import rules', command: 'npm run -s imports' },
  { name: 'unused code', command: 'npm run -s unused' },
  { name: 'lock file', command: 'npm ci --dry-run --no-audit' },
  { name: 'sizes', command: 'npm run -s sizes' },
  { name: 'format and lint', command: 'biome check --error-on-warnings .' },
];
