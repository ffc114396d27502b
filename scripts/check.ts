// What must hold before every commit: format, lint, types, import rules, no unused code, unit tests.
import { runSteps } from './check/run-steps.ts';
import { STATIC_STEPS } from './check/steps.ts';

const startedAt = performance.now();
const failed = await runSteps([...STATIC_STEPS, { name: 'unit tests', command: 'vitest run --project unit' }]);
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
if (failed.length > 0) {
  console.log(`check: ${failed.join(', ')} failed after ${seconds} s`);
  process.exitCode = 1;
} else {
  console.log(`check: all green in ${seconds} s`);
}
