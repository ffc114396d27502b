import { cpSync } from 'node:fs';
import path from 'node:path';
import type { ElectronRuntime } from '../runtime/electron.ts';

/** The folder that electron-builder takes Electron from: a copy without the default app of development, which never ships. */
export function electronFolder({ binary }: Pick<ElectronRuntime, 'binary'>, stage: string): string {
  const from = path.dirname(binary);
  const folder = path.join(stage, 'electron');
  const defaultApp = path.join(from, 'resources', 'default_app.asar');
  cpSync(from, folder, { recursive: true, verbatimSymlinks: true, filter: (file) => file !== defaultApp });
  return folder;
}
