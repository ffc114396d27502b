import { runVitest } from '../test/run-vitest.ts';
import { report } from '../test/tally.ts';

const tally = await runVitest('package');
console.log(report(tally));
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
