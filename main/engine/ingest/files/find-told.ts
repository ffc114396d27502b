import type { ShotId } from '../../../../preload/contract/values/units.ts';
import { type DataFolder, originalPath } from '../../data-folder.ts';
import { systemCode } from '../../file-fault.ts';
import type { ReadDb } from '../../store/handles.ts';
import { findGivenUp, findSameFile } from '../../store/recording/same-file.ts';
import type { ShotFacts } from '../../store/recording/shot-record.ts';
import { isRestOf } from './rest-of-file.ts';

/**
 * The shot under which the line has been told of this file before, or `null`: it is the same file in another folder, or the rest of one
 * that was given up when its writer stalled. One part is told once; what came first stands, which was ERROR.
 */
export async function findTold(db: ReadDb, folder: DataFolder, shot: ShotFacts): Promise<ShotId | null> {
  const sameFile = findSameFile(db, shot);
  if (sameFile !== null) return sameFile;
  const givenUp = findGivenUp(db, shot);
  if (givenUp === null || shot.imageSha256 === null) return null;
  try {
    const isRest = await isRestOf(originalPath(folder, shot.imageSha256), originalPath(folder, givenUp.imageSha256));
    return isRest ? givenUp.shotId : null;
  } catch (error) {
    // The beginning can no longer be read: it counts as another part then, and is told.
    if (systemCode(error) === null) throw error;
    return null;
  }
}
