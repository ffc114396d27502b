import { existsSync } from 'node:fs';
import path from 'node:path';
import { renamePatiently } from '../../patient-files.ts';

/** Where a camera folder is while it has vanished: beside itself, hidden. */
function awayName(folder: string): string {
  return path.join(path.dirname(folder), `.${path.basename(folder)}.away`);
}

/** Moves the folder away with everything in it, as if a share were unplugged. */
export async function takeAway(folder: string): Promise<void> {
  await renamePatiently(folder, awayName(folder));
}

/** Puts back a folder that was moved away, also by an earlier run; does nothing if there is none. */
export async function putBack(folder: string): Promise<void> {
  if (existsSync(awayName(folder)) && !existsSync(folder)) await renamePatiently(awayName(folder), folder);
}
