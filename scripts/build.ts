import path from 'node:path';
import { buildApp } from './build/build.ts';

await buildApp(path.resolve(import.meta.dirname, '..'));
