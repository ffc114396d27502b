// `npm start`: brings up all that the station needs, and opens it.
import { fileURLToPath } from 'node:url';
import { continueInTypeScript } from './bootstrap/continue.mjs';

await continueInTypeScript(fileURLToPath(new URL('..', import.meta.url)), 'scripts/start/main.ts');
