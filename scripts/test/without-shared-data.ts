import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { giveUp } from '../bootstrap/trouble.mjs';
import { prepareStation } from '../runtime/prepare-station.ts';
import { runVitest } from './run-vitest.ts';
import { report, sum } from './tally.ts';

// Runs the tests that know of the real data beside a checkout as they run where there are none: a green run must not need them.
const root = path.resolve(import.meta.dirname, '../..');
process.env['LUPA_SHARED_DATA'] = 'none';
delete process.env['NODE_ENV'];

const station = await prepareStation(root, { needsDisplay: true });
if (!station.ok) giveUp(station.trouble);

const knowing = globSync('test/**/*.test.ts', { cwd: root }).filter((file) =>
  readFileSync(path.join(root, file), 'utf8').includes("support/shared-data.ts'"),
);
if (knowing.length === 0) throw new Error('no test knows of the real data any more: this program has nothing to prove');
const tests = await runVitest(['unit', 'integration', 'e2e'], knowing);
const total = sum([...tests.values()]);
console.log(report(total));
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
