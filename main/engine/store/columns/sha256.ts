import { z } from 'zod';
import type { Sha256 } from '../../../../preload/contract/values/units.ts';

/** A hash as it is stored: 32 bytes instead of 64 letters. */
export function sha256Blob(sha256: Sha256): Uint8Array {
  return Buffer.from(sha256, 'hex');
}

/** Reads a hash column back into hexadecimal digits. */
export const sha256Column = z.instanceof(Uint8Array).transform((bytes): Sha256 => Buffer.from(bytes).toString('hex'));
