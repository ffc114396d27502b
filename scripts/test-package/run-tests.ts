import { runVitest } from '../test/run-vitest.ts';
import { report, sum } from '../test/tally.ts';

const tally = sum([...(await runVitest(['package'])).values()]);
console.log(report(tally));
process.exitCode = tally.failed === 0 && tally.passed > 0 ? 0 : 1;
