import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fingerprintOf, pemOf } from '../../../main/app/updates/public-key.ts';
import { openSettings } from '../../../main/app/updates/settings.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';

const mine = generateKeyPairSync('ed25519').publicKey;
const other = generateKeyPairSync('ed25519').publicKey;

function settingsFile(saved: Readonly<Record<string, unknown>> = {}): string {
  const file = path.join(temporaryFolder(), 'settings.json');
  writeFileSync(
    file,
    JSON.stringify({ source: { kind: 'off' }, publicKey: null, seenFeedOf: null, checkedAt: null, ...saved }),
  );
  return file;
}

test('the age of the newest feed seen by an earlier version counts for the current key, and for no other', async () => {
  const settings = await openSettings(settingsFile({ publicKey: pemOf(mine), seenFeedOf: 7_000 }), null);
  expect(settings.newestSeen(mine)).toBe(7_000);
  expect(settings.newestSeen(other)).toBe(0);
});

test('a feed seen since then counts more than what an earlier version kept', async () => {
  const seenFeeds = { [fingerprintOf(mine)]: 9_000 };
  const settings = await openSettings(settingsFile({ publicKey: pemOf(mine), seenFeedOf: 7_000, seenFeeds }), null);
  expect(settings.newestSeen(mine)).toBe(9_000);
});

test('the record of seen feeds survives a restart', async () => {
  const file = settingsFile({ publicKey: pemOf(mine) });
  await (await openSettings(file, null)).noteSeen(mine, 8_000);
  expect((await openSettings(file, null)).newestSeen(mine)).toBe(8_000);
});

test('an unreadable key counts as none: nothing is trusted', async () => {
  const settings = await openSettings(settingsFile(), 'not a key');
  expect({ key: settings.key(), shown: settings.shownKey() }).toEqual({ key: null, shown: null });
});

test('a change that cannot be saved does not take effect', async () => {
  const notAFolder = path.join(temporaryFolder(), 'file');
  writeFileSync(notAFolder, '');
  const settings = await openSettings(path.join(notAFolder, 'settings.json'), pemOf(other));
  await expect(settings.save({ publicKey: pemOf(mine) })).rejects.toThrow();
  expect(settings.shownKey()).toEqual({ fingerprint: fingerprintOf(other), from: 'package' });
});
