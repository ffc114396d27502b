import path from 'node:path';
import { ensureBuilt } from '../../scripts/build/ensure-built.ts';

/** Programs that tests start are those that are shipped. */
export function setup(): Promise<void> {
  return ensureBuilt(path.resolve(import.meta.dirname, '../..'));
}
