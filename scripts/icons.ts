import path from 'node:path';
import { renderIcons } from './package/icons.ts';

await renderIcons(path.resolve(import.meta.dirname, '..'));
