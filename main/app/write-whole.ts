import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { failed, ok, type Result } from '../../preload/contract/faults/result.ts';
import { removeOrLeave, renamePatiently } from '../patient-files.ts';
import { savingFault } from './saving-fault.ts';

/** Writes a file completely or not at all. */
export async function writeWhole(filePath: string, content: Uint8Array | string): Promise<Result<{ path: string }>> {
  // A name for which nobody can have prepared a link.
  const half = `${filePath}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeFile(half, content, { flush: true, flag: 'wx' });
    await renamePatiently(half, filePath);
    return ok({ path: filePath });
  } catch (error) {
    // The person is already being told why the half-written file cannot be removed.
    await removeOrLeave(half);
    return failed(savingFault(error, filePath));
  }
}
