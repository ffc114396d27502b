import { existsSync } from 'node:fs';
import path from 'node:path';
import { systemCode } from '../file-fault.ts';
import { begunExports, forgetBegun } from '../store/exports/begun-exports.ts';
import type { WriteDb } from '../store/handles.ts';
import { removeLeftovers } from './remove-half.ts';

/**
 * Takes away what exports have left whose process was ended by a power cut or a kill, and answers where that was. One whose
 * process lives is left alone; one whose disk is not there, or refuses, is tried again the next time.
 */
export async function clearLeftovers(db: WriteDb): Promise<readonly string[]> {
  const cleared: string[] = [];
  for (const begun of begunExports(db)) {
    if (isAlive(begun.processId) || !existsSync(path.dirname(begun.half))) continue;
    const isThere = existsSync(begun.half);
    // What the file system refuses today may go tomorrow; nobody waits for it.
    if (!(await removeLeftovers(begun))) continue;
    forgetBegun(db, begun.half);
    if (isThere) cleared.push(begun.half);
  }
  return cleared;
}

/** Whether there is a process of that number. It may be another one by now: then the leftovers wait for a later time. */
function isAlive(processId: number): boolean {
  if (processId === process.pid) return false;
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}
