import { constants, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** A folder held open, so that everything is written into the same one. */
export type HeldFolder = {
  /**
   * Leads into it as long as it is held. On Linux this is true even if another folder takes its place meanwhile, as a mount point does
   * when its share goes away for a moment: what was written there would be lost, though the folder is the right one before and after.
   */
  readonly path: string;
  /** Makes the names in it durable. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Here, an open folder can be reached by its descriptor number, whatever has its name by now. */
const OPEN_FILES = '/proc/self/fd';
const canReachOpenFiles = process.platform === 'linux' && existsSync(OPEN_FILES);

/** Close it only once nothing is in progress in it: its number is reused for whatever is opened next. */
export async function holdFolder(folder: string): Promise<HeldFolder> {
  // There, an open folder could not be renamed, and its names become durable without a sync.
  if (process.platform === 'win32') return { path: folder, sync: async () => {}, close: async () => {} };
  const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  return {
    path: canReachOpenFiles ? `${OPEN_FILES}/${handle.fd}` : folder,
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}
