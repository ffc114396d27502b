// Looks for what breaks the readers of what people and other programs write: `npm run fuzz -- SECONDS` for each property, 60 by default.
import path from 'node:path';
import { runVitest } from './test/run-vitest.ts';

const seconds = Number(process.argv[2] ?? 60);
if (!(seconds > 0)) throw new Error('Expected how many seconds each property is to look.');
process.env['FUZZ_SECONDS'] = String(seconds);
const tallies = await runVitest(['unit'], [path.join('test', 'fuzz')]);
process.exitCode = [...tallies.values()].every(({ failed }) => failed === 0) ? 0 : 1;
