// `npm run fuzz:models -- --first 0 --count 10000`: damaged models, for as long as one likes; fails when one is misread.

import process from 'node:process';
import { parseArgs } from 'node:util';
import { fuzzModels } from './fuzz-models.ts';

const { values } = parseArgs({
  options: { first: { type: 'string', default: '0' }, count: { type: 'string', default: '10000' } },
});
const first = Number(values.first);
const findings = await fuzzModels(first, first + Number(values.count));
console.log(JSON.stringify(findings, null, 1));
process.exitCode = findings.misread.length === 0 ? 0 : 1;
