import { glob, stat } from 'node:fs/promises';
import path from 'node:path';
import { removeOrLeave } from '../../patient-files.ts';
import type { Clock } from '../clock.ts';
import type { DataFolder } from '../data-folder.ts';

/** Renditions older than this are made again when somebody looks: keeping them would fill the disk with copies. */
const KEPT_FOR_MS = 3 * 24 * 3_600_000;

const LOOK_EVERY_MS = 6 * 3_600_000;

/** Removes old renditions now and every few hours. */
export function keepForgetting(
  folder: DataFolder,
  clock: Clock,
  onError: (error: unknown) => void,
): { readonly stop: () => void } {
  const forget = () => {
    forgetPreviews(folder, clock.now()).catch(onError);
  };
  forget();
  const timer = setInterval(forget, LOOK_EVERY_MS);
  return { stop: () => clearInterval(timer) };
}

/** Removes renditions made long ago. One that somebody is looking at stays until the next time. */
export async function forgetPreviews(folder: DataFolder, now: number): Promise<void> {
  for await (const file of glob(path.join(folder.previews, '*', '*'))) {
    const found = await stat(file).catch(() => null);
    if (found !== null && found.mtimeMs < now - KEPT_FOR_MS) await removeOrLeave(file);
  }
}
