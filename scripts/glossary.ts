import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withFigures } from './glossary/figures-text.ts';

const file = path.resolve(import.meta.dirname, '../docs/glossary.md');
writeFileSync(file, withFigures(readFileSync(file, 'utf8')));
