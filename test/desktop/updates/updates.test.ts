import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { FEED_FILE } from '../../../main/app/updates/feed.ts';
import type { Install } from '../../../main/app/updates/install.ts';
import { pemOf } from '../../../main/app/updates/public-key.ts';
import { sealed } from '../../../main/app/updates/seal.ts';
import { ok } from '../../../preload/contract/faults/result.ts';
import { holdFiles } from '../../support/files/held-files.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { damage, engineer, feedMaker, updatesFor } from './support.ts';

const HOUR_MS = 3_600_000;

test('updates are off until an engineer says where they come from: nothing is ever checked', async () => {
  const { updates, timers, asked, logged, data } = await updatesFor();
  expect(await updates.read()).toMatchObject({ source: { kind: 'off' }, key: null, ready: null, previous: null });
  expect(await updates.check()).toEqual({ ok: false, fault: { code: 'update-refused', why: 'off', figures: {} } });
  for (let hour = 0; hour < 100; hour += 1) timers.advance(HOUR_MS);
  expect({ asked, logged, left: readdirSync(data) }).toEqual({ asked: [], logged: [], left: [] });
});

test('a newer version in a folder is fetched, checked and ready, with the installed one kept for the way back', async () => {
  const maker = feedMaker();
  await maker.release('0.1.0');
  await maker.release('0.2.0', 'Quicker.');
  const { follow, look, packages, asked } = await updatesFor();
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  const file = path.join(packages, 'lupa-0.2.0.tar.gz');
  expect(await look()).toMatchObject({
    fault: null,
    ready: {
      version: '0.2.0',
      notes: 'Quicker.',
      file,
      command: `sudo tar -xzf ${file} -C /opt/Lupa --strip-components=1`,
    },
    previous: null,
    keepsInstalled: true,
  });
  expect(readFileSync(file)).toEqual(readFileSync(maker.file('lupa-0.2.0.tar.gz')));
  expect(asked).toEqual([]);
});

test('after installing the newer version, the previous one can be installed again, and older ones are gone', async () => {
  const maker = feedMaker();
  const data = temporaryFolder();
  for (const version of ['0.1.0', '0.2.0', '0.3.0']) {
    await maker.release(version);
    const before = await updatesFor({ data, installed: '0.1.0' });
    await before.follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
    await before.look();
  }
  const installed: string[] = [];
  const install: Install = async ({ release }) => {
    installed.push(release.version);
    return ok(null);
  };
  const { look, updates, packages } = await updatesFor({ data, installed: '0.3.0', install });
  expect(await look()).toMatchObject({ ready: null, previous: { version: '0.1.0' }, keepsInstalled: true });
  expect(readdirSync(packages).filter((name) => name.endsWith('.gz'))).toEqual([
    'lupa-0.1.0.tar.gz',
    'lupa-0.3.0.tar.gz',
  ]);
  expect(await updates.install('0.1.0', engineer)).toEqual({ ok: true, value: {} });
  expect(installed).toEqual(['0.1.0']);
});

test('the source is checked a minute after the start and every six hours, and nothing is installed automatically', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const install = vi.fn<Install>();
  const { follow, timers, settled, logged } = await updatesFor({ install });
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  timers.advance(60_000);
  expect((await settled()).ready?.version).toBe('0.2.0');
  await maker.release('0.3.0');
  timers.advance(6 * HOUR_MS);
  expect((await settled()).ready?.version).toBe('0.3.0');
  expect(logged.filter((event) => event === 'updates.checked')).toHaveLength(2);
  expect(install).not.toHaveBeenCalled();
});

const stranger = pemOf(generateKeyPairSync('ed25519').publicKey);

test.each([
  ['without a key', 'key-missing', async () => 'none'],
  ['signed by somebody else', 'signature-wrong', async () => stranger],
  ['with one byte of the feed changed', 'signature-wrong', async (maker: Maker) => changeSignature(maker)],
  ['that is no feed', 'feed-unreadable', async (maker: Maker) => writeFileSync(maker.file(FEED_FILE), '<html>')],
  [
    'that is far too long',
    'file-too-long',
    async (maker: Maker) => writeFileSync(maker.file(FEED_FILE), ' '.repeat(2e6)),
  ],
  ['that is not there', 'unreachable', async (maker: Maker) => rmSync(maker.file(FEED_FILE))],
  [
    'with one bit of the package changed',
    'file-changed',
    async (maker: Maker) => damage(maker.file('lupa-0.2.0.tar.gz')),
  ],
  [
    'with the package cut short',
    'file-changed',
    async (maker: Maker) => truncateSync(maker.file('lupa-0.2.0.tar.gz'), 9),
  ],
  [
    'with more behind the package',
    'file-changed',
    async (maker: Maker) => writeFileSync(maker.file('lupa-0.2.0.tar.gz'), 'x', { flag: 'a' }),
  ],
  ['without the package', 'unreachable', async (maker: Maker) => rmSync(maker.file('lupa-0.2.0.tar.gz'))],
  ['that is a pipe nobody writes to', 'unreachable', async (maker: Maker) => replaceWithPipe(maker.file(FEED_FILE))],
  ['with a folder in the place of the package', 'unreachable', async (maker: Maker) => replaceWithFolder(maker)],
] as const)('a feed %s is refused as %s, and leaves nothing behind', async (_what, why, spoil) => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const spoilt = await spoil(maker);
  const { follow, look, packages } = await updatesFor();
  const key = spoilt === undefined ? maker.publicKey() : spoilt;
  await follow({ kind: 'folder', path: maker.folder }, key === 'none' ? undefined : key);
  expect(await look()).toMatchObject({ fault: { code: 'update-refused', why }, ready: null, checkedAt: null });
  expect(existsSync(packages) ? readdirSync(packages) : []).toEqual([]);
});

test('a feed whose newest version is older than the installed one is refused', async () => {
  const maker = feedMaker();
  await maker.release('0.0.9');
  const { follow, look } = await updatesFor();
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  const fault = { code: 'update-refused', why: 'version-older', figures: { name: '0.0.9' } };
  expect(await look()).toMatchObject({ fault, ready: null });
});

test('an old feed put in place of a newer one is refused, though its signature was valid once', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const old = path.join(temporaryFolder(), FEED_FILE);
  copyFileSync(maker.file(FEED_FILE), old);
  await maker.release('0.2.1', 'Closes a hole.');
  const { follow, look } = await updatesFor();
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  expect((await look()).ready?.version).toBe('0.2.1');
  copyFileSync(old, maker.file(FEED_FILE));
  expect(await look()).toMatchObject({ fault: { why: 'feed-older' }, ready: { version: '0.2.1' } });
});

test('saving the source again, or another place of the same maker, does not forget the seen feeds', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const old = readFileSync(maker.file(FEED_FILE));
  await maker.release('0.3.0');
  const { follow, look } = await updatesFor();
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  expect(await look()).toMatchObject({ fault: null, ready: { version: '0.3.0' } });
  writeFileSync(maker.file(FEED_FILE), old);
  await follow({ kind: 'folder', path: maker.folder });
  expect(await look()).toMatchObject({ fault: { why: 'feed-older' } });
  await follow({ kind: 'off' });
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  expect(await look()).toMatchObject({ fault: { why: 'feed-older' } });
});

test('a feed unchanged for half a year is pointed out', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const { follow, look, settled, timers, updates } = await updatesFor();
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  const { feedMadeAt } = await look();
  timers.advance((feedMadeAt ?? 0) + 179 * 24 * 3_600_000 - timers.now());
  expect(await updates.read()).toMatchObject({ isFeedOld: false });
  timers.advance(2 * 24 * 3_600_000);
  expect(await settled()).toMatchObject({ isFeedOld: true });
  await follow({ kind: 'off' });
  expect(await updates.read()).toMatchObject({ isFeedOld: false });
});

test('a file name that leads out of the folder makes a feed invalid, whoever signed it', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const folder = temporaryFolder();
  const artefact = { kind: 'tar.gz', platform: 'linux', arch: 'x64', bytes: 1, sha512: '0'.repeat(128) };
  const { follow, look } = await updatesFor();
  for (const file of ['../lupa.tar.gz', '/etc/passwd', '..', '.hidden', 'a/b', 'a\\b', '']) {
    const release = { version: '0.2.0', releasedAt: 1, notes: '', packages: [{ ...artefact, file }] };
    const feed = JSON.stringify({ format: 'lupa-feed/1', madeAt: 1, releases: [release] });
    writeFileSync(path.join(folder, FEED_FILE), sealed(feed, privateKey));
    await follow({ kind: 'folder', path: folder }, pemOf(publicKey));
    expect(await look(), file).toMatchObject({ fault: { why: 'feed-unreadable' }, ready: null });
  }
});

test('a package that changes after it was fetched is not installed', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const install = vi.fn<Install>();
  const { follow, look, updates, packages } = await updatesFor({ install });
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  await look();
  damage(path.join(packages, 'lupa-0.2.0.tar.gz'));
  const name = 'lupa-0.2.0.tar.gz';
  expect(await updates.install('0.2.0', engineer)).toEqual({
    ok: false,
    fault: { code: 'update-refused', why: 'file-changed', figures: { name } },
  });
  expect(install).not.toHaveBeenCalled();
  expect((await look()).fault).toBeNull();
  expect(await updates.install('0.4.0', engineer)).toMatchObject({ fault: { code: 'not-found' } });
});

test('the key that came with the package counts until an engineer enters another', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const { follow, look, updates } = await updatesFor({ shippedKey: maker.publicKey() });
  await follow({ kind: 'folder', path: maker.folder });
  expect(await look()).toMatchObject({ key: { from: 'package' }, ready: { version: '0.2.0' } });
  await follow({ kind: 'folder', path: maker.folder }, stranger);
  expect(await look()).toMatchObject({ key: { from: 'settings' }, fault: { why: 'signature-wrong' } });
  const secret = '-----BEGIN PRIVATE KEY-----';
  const refused = await updates.change({ kind: 'off' }, secret, engineer);
  expect(refused).toMatchObject({ ok: false, fault: { why: 'key-private' } });
  expect(await updates.read()).toMatchObject({ source: { kind: 'folder' }, key: { from: 'settings' } });
});

test('packages fetched under one key do not count under another', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const { follow, look, updates } = await updatesFor();
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  await look();
  await follow({ kind: 'folder', path: maker.folder }, stranger);
  expect(await updates.read()).toMatchObject({ ready: null, previous: null });
});

test('the settings survive a restart; a damaged settings file means off', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const data = temporaryFolder();
  const first = await updatesFor({ data });
  await first.follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  await first.look();
  const second = await updatesFor({ data });
  expect(await second.updates.read()).toMatchObject({ source: { kind: 'folder' }, ready: { version: '0.2.0' } });
  writeFileSync(path.join(data, 'settings.json'), '{"source":{"kind":"address"');
  const third = await updatesFor({ data });
  expect(await third.updates.read()).toMatchObject({ source: { kind: 'off' }, key: null });
});

type Maker = ReturnType<typeof feedMaker>;

function changeSignature(maker: Maker): void {
  const envelope = JSON.parse(readFileSync(maker.file(FEED_FILE), 'utf8'));
  const payload = Buffer.from(envelope.payload, 'base64').toString().replace('0.2.0', '0.2.1');
  writeFileSync(
    maker.file(FEED_FILE),
    JSON.stringify({ ...envelope, payload: Buffer.from(payload).toString('base64') }),
  );
}

function replaceWithPipe(file: string): void {
  rmSync(file);
  const { status } = spawnSync('mkfifo', [file]);
  // Windows has none, and finds no file there.
  if (process.platform !== 'win32') expect(status).toBe(0);
}

function replaceWithFolder(maker: Maker): void {
  rmSync(maker.file('lupa-0.2.0.tar.gz'));
  mkdirSync(maker.file('lupa-0.2.0.tar.gz'));
}

test('an old package held by a virus scanner is left for the next time, and the ready one stays ready', async () => {
  const maker = feedMaker();
  await maker.release('0.1.0');
  await maker.release('0.2.0');
  const { follow, look, packages, logged } = await updatesFor();
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  mkdirSync(packages, { recursive: true });
  const held = path.join(packages, 'lupa-0.0.9.tar.gz');
  writeFileSync(held, 'old');
  holdFiles((place) => place === held);
  expect(await look()).toMatchObject({ fault: null, ready: { version: '0.2.0' } });
  expect(logged).toContain('updates.left');
  expect(existsSync(held)).toBe(true);
});

test('a package or a setting that cannot be renamed into place is reported as a problem of the folder, and does not block the next check', async () => {
  const maker = feedMaker();
  await maker.release('0.2.0');
  const { updates, follow, look, data } = await updatesFor();
  await follow({ kind: 'folder', path: maker.folder }, maker.publicKey());
  const held = holdFiles((place) => place.endsWith('settings.json'), { tries: 10 });
  expect(await updates.change({ kind: 'off' }, undefined, engineer)).toEqual({
    ok: false,
    fault: { code: 'folder-unusable', path: data, why: 'noted', figures: { complaint: 'EBUSY' } },
  });
  expect(await look()).toMatchObject({
    source: { kind: 'folder' },
    activity: { kind: 'idle' },
    fault: { code: 'folder-unusable', path: data, why: 'noted', figures: { complaint: 'EBUSY' } },
  });
  expect(held.tried).toBe(10);
  expect(await look()).toMatchObject({ fault: null, ready: { version: '0.2.0' } });
});
