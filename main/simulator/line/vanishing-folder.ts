import { existsSync } from 'node:fs';
import path from 'node:path';
import { renamePatiently } from '../../patient-files.ts';

/** Where a camera folder is while it has vanished: beside itself, hidden. */
function awayName(folder: string): string {
  return path.join(path.dirname(folder), `.${path.basename(folder)}.away`);
}

/** Takes the folder away with all that is in it, as an unplugged share does. */
export async function takeAway(folder: string): Promise<void> {
  await renamePatiently(folder, awayName(folder));
}

/** Puts a folder back that was taken away, also by a run that ended meanwhile; does nothing where none was. */
export async function putBack(folder: string): Promise<void> {
  if (existsSync(awayName(folder)) && !existsSync(folder)) await renamePatiently(awayName(folder), folder);
}
