import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offersFor, readFeed } from '../../../main/app/updates/feed.ts';
import { sealed } from '../../../main/app/updates/seal.ts';
import { damaged, expectCleanObjects, FUZZ_TIMEOUT_MS, fuzzing } from './fuzzing.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const FEED = {
  format: 'lupa-feed/1',
  madeAt: 1_772_000_000_000,
  releases: [
    {
      ...{ version: '0.2.0', releasedAt: 1_772_000_000_000, notes: 'new' },
      packages: [
        { file: 'lupa_0.2.0.deb', kind: 'deb', platform: 'linux', arch: 'x64', bytes: 10, sha512: 'a'.repeat(128) },
      ],
    },
  ],
};
const HERE = { kind: 'deb', platform: 'linux', arch: 'x64' } as const;

test(
  'a feed changed after signing is refused, or says exactly what was signed',
  () => {
    fc.assert(
      fc.property(damaged([sealed(JSON.stringify(FEED), privateKey)]), (envelope) => {
        const read = readFeed(envelope, publicKey, '/media/stick');
        if (read.ok) expect(read.value).toEqual(FEED);
        else expect(read.fault.code).toBe('update-refused');
        expectCleanObjects();
      }),
      fuzzing(500),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'whatever the owner of the key signs is read as a valid feed, or refused',
  () => {
    fc.assert(
      fc.property(damaged([JSON.stringify(FEED)]), (text) => {
        const read = readFeed(sealed(text, privateKey), publicKey, '/media/stick');
        expectCleanObjects();
        if (!read.ok) return;
        for (const { artefact, release } of offersFor(read.value, HERE)) {
          expect(artefact.file).toMatch(/^[A-Za-z0-9][\w.+~-]*$/);
          expect(release.version).toMatch(/^\d+\.\d+\.\d+$/);
        }
      }),
      fuzzing(500),
    );
  },
  FUZZ_TIMEOUT_MS,
);
