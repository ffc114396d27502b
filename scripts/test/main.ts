import path from 'node:path';
import { giveUp } from '../bootstrap/trouble.mjs';
import { runSteps } from '../check/run-steps.ts';
import { STATIC_STEPS } from '../check/steps.ts';
import { prepareStation } from '../runtime/prepare-station.ts';
import { runVitest } from './run-vitest.ts';
import { report, sum, type Tally } from './tally.ts';

const root = path.resolve(import.meta.dirname, '../..');
const startedAt = performance.now();
// The tests set their own environment; on a machine set up for production they must test the same program.
delete process.env['NODE_ENV'];

heading('What Electron needs');
const station = await prepareStation(root, { needsDisplay: true });
if (!station.ok) giveUp(station.trouble);

heading('Code');
const code = await checkCode();
heading('Tests: unit, integration, and end to end in Electron');
const tests = await runVitest(['unit', 'integration', 'e2e']);

const total = sum([
  code,
  ...[...tests].map(([project, tally]) => (project === 'e2e' ? withoutSkipping(tally) : tally)),
]);
console.log(`\nEverything took ${((performance.now() - startedAt) / 1000).toFixed(0)} s.`);
console.log(report(total));
process.exitCode = total.failed === 0 ? 0 : 1;

async function checkCode(): Promise<Tally> {
  const failed = await runSteps(STATIC_STEPS);
  return { passed: STATIC_STEPS.length - failed.length, failed: failed.length, skipped: [] };
}

/** Linux has all that the end-to-end tests need, or the bootstrap has just brought it: skipping them counts as a failure there. */
function withoutSkipping(tally: Tally): Tally {
  if (process.platform !== 'linux') return tally;
  return { ...tally, failed: tally.failed + tally.skipped.length };
}

function heading(text: string): void {
  console.log(`\n== ${text} (${((performance.now() - startedAt) / 1000).toFixed(0)} s) ==`);
}
