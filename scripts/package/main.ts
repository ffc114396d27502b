import path from 'node:path';
import { packageApp, printSizes } from './package-app.ts';

// `npm run package -- [TARGET…]`: the default targets are in package-app.ts.
printSizes(await packageApp(path.resolve(import.meta.dirname, '../..'), process.argv.slice(2)));
