import path from 'node:path';
import type { Sha256 } from '../../preload/contract/values/units.ts';

/** Where everything belonging to one station is, under the one folder that holds all of its data. */
export type DataFolder = {
  readonly root: string;
  readonly database: string;
  readonly lock: string;
  readonly backups: string;
  readonly originals: string;
  readonly previews: string;
  readonly models: string;
  readonly logs: string;
  readonly lineOutput: string;
  readonly simulatedLine: string;
  /** Where exports go if nobody chose another place. */
  readonly exports: string;
};

export function dataFolder(root: string): DataFolder {
  const at = (name: string) => path.join(path.resolve(root), name);
  return {
    root: path.resolve(root),
    database: at('station.sqlite'),
    lock: at('station.lock'),
    backups: at('backups'),
    originals: at('originals'),
    previews: at('previews'),
    models: at('models'),
    logs: at('logs'),
    lineOutput: at('line-output'),
    simulatedLine: at('simulated-line'),
    exports: at('exports'),
  };
}

/** The file that keeps the bytes with this hash; two levels of folders keep each folder small enough to list. */
export function originalPath(folder: DataFolder, sha256: Sha256): string {
  return path.join(folder.originals, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

export function modelFolder(folder: DataFolder, sha256: Sha256): string {
  return path.join(folder.models, sha256);
}
