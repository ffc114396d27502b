// `node scripts/run.mjs FILE …`, which is what most npm scripts are: on whatever Node the machine has, brings in the
// dependencies where they are missing, and runs a TypeScript file of this repository on the Node that came with them.
import { fileURLToPath } from 'node:url';
import { continueInTypeScript } from './bootstrap/continue.mjs';

const [script = 'scripts/start/main.ts', ...args] = process.argv.slice(2);
await continueInTypeScript(fileURLToPath(new URL('..', import.meta.url)), script, args);
