// What must hold before every commit: format, lint, types, import rules, no unused code, unit tests.
import { runSteps } from './check/run-steps.ts';
import { STATIC_STEPS } from './check/steps.ts';

const startedAt = performance.now();
const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);

const failed = await runSteps(STATIC_STEPS);
const failedTests =
  failed.length > 0 ? [] : await runSteps([{ name: 'unit tests', command: 'vitest run --project unit' }]);
if (failed.length + failedTests.length > 0) {
  console.log(`check: ${[...failed, ...failedTests].join(', ')} failed after ${seconds()} s`);
  process.exitCode = 1;
} else {
  console.log(`check: all green in ${seconds()} s`);
}
