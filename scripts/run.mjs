// `node scripts/run.mjs FILE …`, which is what most npm scripts are: on whatever Node the machine has, brings in the
// dependencies where they are missing, and runs a TypeScript file of this repository on the Node that came with them.
import { fileURLToPath } from 'node:url';
import { continueInTypeScript } from './bootstrap/continue.mjs';
import { giveUp } from './bootstrap/trouble.mjs';

const [script, ...args] = process.argv.slice(2);
if (script === undefined) giveUp({ what: 'scripts/run.mjs is told which file to run.', mend: 'npm start' });
await continueInTypeScript(fileURLToPath(new URL('..', import.meta.url)), script, args);
