// `npm run package`: brings up all that packaging needs, and packs the station.
import { fileURLToPath } from 'node:url';
import { continueInTypeScript } from './bootstrap/continue.mjs';

await continueInTypeScript(fileURLToPath(new URL('..', import.meta.url)), 'scripts/package/main.ts');
