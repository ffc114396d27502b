import { copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { ModelChange, ModelName } from './happening.ts';
import type { Template } from './template.ts';
import type { WorldFolders } from './world-folders.ts';

export type FileChange = Extract<ModelChange, 'lose' | 'swap' | 'return'>;

export function isOfFile(change: ModelChange): change is FileChange {
  return change === 'lose' || change === 'swap' || change === 'return';
}

/** Tampers with the file of a model while nothing has it loaded. */
export function changeModelFile(
  { data, template }: WorldFolders,
  models: Template['models'],
  change: FileChange,
  model: ModelName,
): void {
  const inRegistry = (root: string, name: ModelName) => path.join(root, 'models', models[name], 'model.onnx');
  const file = inRegistry(data, model);
  rmSync(file, { force: true });
  if (change === 'lose') return;
  try {
    copyFileSync(inRegistry(template.data, change === 'swap' ? 'blind' : model), file);
  } catch (error) {
    // On a full disk it is lost.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
