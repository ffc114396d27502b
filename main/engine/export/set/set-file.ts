import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SetFile } from './manifest.ts';

/** Writes a file of a set; all of them are synced at the end. `relative` has forward slashes, as in the manifest. */
export async function writeSetFile(root: string, relative: string, text: string): Promise<SetFile> {
  const bytes = Buffer.from(text, 'utf8');
  await writeFile(path.join(root, relative), bytes, { flag: 'wx' });
  return { path: relative, sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
}
