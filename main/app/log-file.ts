import type { Log } from '../engine-host/log.ts';
import { openLogFiles } from '../log-files.ts';

const KEPT_FILES = 30;

/** The log of main. What is logged is chosen where it is logged; the input of an operation never is. */
export function openLogFile(folder: string, now: () => number): { log: Log; close: () => void } {
  const { logger, close } = openLogFiles({ folder, name: 'main', keep: KEPT_FILES, now });
  return { log: (event, facts = {}) => logger.info(facts, event), close };
}
