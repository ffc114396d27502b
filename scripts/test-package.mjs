// `npm run test:package`: makes the packages of this platform, and runs the tests of what they hold.
import { fileURLToPath } from 'node:url';
import { continueInTypeScript } from './bootstrap/continue.mjs';

await continueInTypeScript(fileURLToPath(new URL('..', import.meta.url)), 'scripts/test-package/main.ts');
