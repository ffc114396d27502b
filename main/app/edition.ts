import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Edition } from '../../preload/contract/transport/desktop.ts';
import { isDrivenByTests } from './start-switches.ts';

const packedSchema = z.object({ isEvaluation: z.boolean().optional() });

/** Why this Lupa should not be used in production, most important first; `usual` if nothing speaks against it. */
export function editionOf(appFolder: string, resourcesFolder: string, isPackaged: boolean): Edition {
  if (!isPackaged) return 'usual';
  if (isDrivenByTests(resourcesFolder)) return 'driven-by-tests';
  const packed = packedSchema.parse(JSON.parse(readFileSync(path.join(appFolder, 'package.json'), 'utf8')));
  return packed.isEvaluation === true ? 'evaluation' : 'usual';
}

const titles: Record<Edition, string> = {
  usual: 'Lupa',
  evaluation: 'Lupa (evaluation)',
  'driven-by-tests': 'Lupa (driven by tests)',
};

/** The title of every window. */
export function titleOf(edition: Edition): string {
  return titles[edition];
}
