import { setImmediate } from 'node:timers/promises';
import { systemCode } from '../../file-fault.ts';
import type { Ending } from '../ending/byte-source.ts';
import { readEnding } from '../ending/read-ending.ts';
import type { FilePath } from '../names/file-name.ts';
import type { Observation } from '../watching/observation.ts';
import { byteSource, openPicture } from './open-picture.ts';

/** The file as it was when its end was read, and what was found. `null`: it no longer exists. */
export async function readEvidence(
  path: FilePath,
  seen: Observation,
): Promise<{ seen: Observation; ending: Ending } | null> {
  const opened = await openPicture(path);
  if (!opened.ok) return opened.fault.code === 'file-vanished' ? null : { seen, ending: 'absent' };
  const { handle } = opened.value;
  try {
    const ending = await readEnding(byteSource(opened.value));
    // The system reports a write just after it happened; one turn of the event loop lets the report arrive.
    await setImmediate();
    return { seen: opened.value.seen, ending };
  } catch (error) {
    // A share that disappears in the middle of a read: the file is checked again. Anything else is a bug.
    if (systemCode(error) === null) throw error;
    return { seen, ending: 'absent' };
  } finally {
    await handle.close();
  }
}
