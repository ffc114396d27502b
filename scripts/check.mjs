// Format, lint, types, import rules, dead code and unit tests: what must hold before every commit. Prints each step with its seconds.
import { spawn } from 'node:child_process';

const PROJECTS = ['preload/contract', 'main/domain', 'main', 'preload', 'renderer', 'scripts', 'test'];

/** Each inner list runs side by side; the lists run one after the other. */
const steps = [
  [
    ['format', 'biome format .'],
    ['lint', 'biome lint --error-on-warnings .'],
    ['lint with types', 'oxlint --type-aware --deny-warnings'],
    ...PROJECTS.map((project) => [`types of ${project}`, `tsc -p ${project}`]),
  ],
  [
    ['import rules', 'npm run -s imports'],
    ['unused code', 'knip --no-progress'],
  ],
  [['unit tests', 'vitest run --project unit']],
];

function run([name, command]) {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (code !== 0 || name === 'unit tests') console.log(output.trimEnd());
      resolve(code === 0);
    });
  });
}

const startedAt = performance.now();
for (const step of steps) {
  const outcomes = await Promise.all(step.map(run));
  if (outcomes.includes(false)) process.exit(1);
}
console.log(`check: all green in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
