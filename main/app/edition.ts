import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Edition } from '../../preload/contract/transport/desktop.ts';
import { isDrivenByTests } from './start-switches.ts';

const packedSchema = z.object({ isEvaluation: z.boolean().optional() });

/** What sets this Lupa apart from one that a plant should run, in the order of weight; `usual` where nothing does. */
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

/** What stands in the bar of every window. */
export function titleOf(edition: Edition): string {
  return titles[edition];
}
