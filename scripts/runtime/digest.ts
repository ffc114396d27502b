import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Outcome } from '../bootstrap/trouble.mjs';

/** Refuses a file whose SHA-256 is not the pinned one: its content would run on this machine. */
export async function verifySha256(file: string, expected: string, name: string): Promise<Outcome<null>> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const actual = hash.digest('hex');
  if (actual === expected) return { ok: true, value: null };
  const what = `${name} is not the file that Lupa knows, and is not used: its SHA-256 is ${actual}, expected ${expected}. The registry or something on the way has changed it.`;
  return { ok: false, trouble: { what, mend: 'npm cache clean --force && npm start' } };
}
