import { rm } from 'node:fs/promises';

/** Takes away what an export that did not come to its end has left: a folder or a file, and a table's dictionary. */
export async function removeHalf(half: string): Promise<void> {
  await Promise.all([half, `${half}.columns`].map((name) => rm(name, { recursive: true, force: true, maxRetries: 3 })));
}
