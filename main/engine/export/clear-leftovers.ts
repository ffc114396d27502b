import { existsSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../file-fault.ts';
import { begunExports, forgetBegun } from '../store/exports/begun-exports.ts';
import type { WriteDb } from '../store/handles.ts';
import { removeLeftovers } from './remove-half.ts';

/**
 * Removes what exports left behind whose process was ended by a power cut or a kill, and returns where that was. An export whose
 * process is alive is left alone; one whose disk is missing, or refuses, is tried again the next time.
 */
export async function clearLeftovers(db: WriteDb): Promise<readonly string[]> {
  const cleared: string[] = [];
  for (const begun of begunExports(db)) {
    if (isAlive(begun.processId) || !existsSync(path.dirname(begun.half))) continue;
    const isThere = existsSync(begun.half);
    // What the file system refuses today may work tomorrow; nobody is waiting for it.
    if (!(await removeLeftovers(begun))) continue;
    forgetBegun(db, begun.half);
    if (isThere) cleared.push(begun.half);
  }
  return cleared;
}

/** Whether a process with this number exists. It may be a different one by now: then the leftovers wait for a later time. */
function isAlive(processId: number): boolean {
  if (processId === process.pid) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
