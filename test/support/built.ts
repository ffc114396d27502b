import path from 'node:path';
import { ensureBuilt } from '../../scripts/build/ensure-built.ts';

/** Tests start the programs that are shipped. */
export function setup(): Promise<void> {
  return ensureBuilt(path.resolve(import.meta.dirname, '../..'));
}
