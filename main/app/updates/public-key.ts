import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { ok, type Result } from '../../../preload/contract/faults/result.ts';
import { refused } from './refused.ts';

/** The public half of an ed25519 key pair, as PEM or as the single line of base64 in a PEM. */
export function publicKeyOf(text: string): Result<KeyObject> {
  // Node would take the public half out of a private one; a private key has no business on a station.
  if (text.includes('PRIVATE KEY')) return refused({ why: 'key-private' });
  const line = text.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
  try {
    const key = createPublicKey({ key: Buffer.from(line, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? ok(key) : refused({ why: 'key-unusable' });
  } catch {
    return refused({ why: 'key-unusable' });
  }
}

/** What two people read to each other to check that they mean the same key: half of the SHA-256 of its SPKI form, in groups of four. */
export function fingerprintOf(key: KeyObject): string {
  const digest = createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex');
  return digest.slice(0, 32).match(/.{4}/g)?.join(' ') ?? digest;
}

/** The key in the form in which it is stored. */
export function pemOf(key: KeyObject): string {
  return key.export({ format: 'pem', type: 'spki' }).toString();
}
