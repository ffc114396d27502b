import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** The SHA-256 of a file's content, read in pieces. Throws the system's error if it cannot be read. */
export async function fileDigest(file: string): Promise<Buffer> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest();
}

/** The same for a plain file; `null` for pipes and devices, which never end, and for what cannot be read. */
export async function plainFileDigest(file: string): Promise<Buffer | null> {
  try {
    return (await stat(file)).isFile() ? await fileDigest(file) : null;
  } catch {
    return null; // whoever opens it next says why
  }
}
