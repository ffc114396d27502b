import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf, pemOf, publicKeyOf } from '../../../main/app/updates/public-key.ts';
import { sealed, unsealed } from '../../../main/app/updates/seal.ts';

const maker = generateKeyPairSync('ed25519');
const stranger = generateKeyPairSync('ed25519');

test('every sealed text opens with the right key, and with no other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const envelope = sealed(text, maker.privateKey);
      const wellFormed = Buffer.from(text).toString('utf8');
      expect(unsealed(envelope, maker.publicKey)).toEqual({ kind: 'signed', text: wellFormed });
      expect(unsealed(envelope, stranger.publicKey)).toEqual({ kind: 'unsigned' });
    }),
  );
});

test('an envelope with any one character changed opens to the sealed text, or not at all', () => {
  const envelope = sealed('{"version":"0.2.0"}', maker.privateKey);
  fc.assert(
    fc.property(fc.nat(envelope.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
      const changed = envelope.slice(0, at) + character + envelope.slice(at + 1);
      const opened = unsealed(changed, maker.publicKey);
      if (opened.kind === 'signed') expect(opened.text).toBe('{"version":"0.2.0"}');
    }),
    { numRuns: 2_000 },
  );
});

test('a public key is read as PEM and as a single line, and recognised by its fingerprint', () => {
  const pem = pemOf(maker.publicKey);
  const [, line = ''] = pem.split('\n');
  for (const text of [pem, line, `  ${line}\n`, pem.replaceAll('\n', '\r\n')]) {
    const key = publicKeyOf(text);
    expect(key.ok && fingerprintOf(key.value)).toBe(fingerprintOf(maker.publicKey));
  }
  expect(fingerprintOf(maker.publicKey)).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/);
});

test('a private key, another kind of key and text that is not a key are refused, each with its reason', () => {
  const secret = maker.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const why = (text: string) => {
    const key = publicKeyOf(text);
    return key.ok || key.fault.code !== 'update-refused' ? null : key.fault.why;
  };
  expect(why(secret)).toBe('key-private');
  expect(why(pemOf(rsa))).toBe('key-unusable');
  for (const text of ['', 'hello', '-----BEGIN PUBLIC KEY-----', '🔑'.repeat(50)])
    expect(why(text)).toBe('key-unusable');
});
