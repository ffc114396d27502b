// `npm test`: brings up all that the tests need, and runs every one of them.
import { fileURLToPath } from 'node:url';
import { continueInTypeScript } from './bootstrap/continue.mjs';

await continueInTypeScript(fileURLToPath(new URL('..', import.meta.url)), 'scripts/test/main.ts');
