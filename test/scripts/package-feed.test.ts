import { createPublicKey } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readFeed } from '../../main/app/updates/feed.ts';
import { packageFeed } from '../../scripts/package-feed/package-feed.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

function packagesOf(...names: readonly string[]): string {
  const folder = temporaryFolder();
  for (const name of names) writeFileSync(path.join(folder, name), `content of ${name}`);
  return folder;
}

const wish = (from: string, folder: string, key: string, now = 1_000) => ({
  key,
  isNewKey: false,
  from,
  notes: '',
  folder,
  now,
});

test('a feed names every package with its platform, and grows with each version, the newest first', async () => {
  const folder = temporaryFolder();
  const key = path.join(temporaryFolder(), 'key.pem');
  const first = packagesOf(
    'lupa_0.1.0_amd64.deb',
    'lupa-0.1.0-arm64.tar.gz',
    'Lupa Setup 0.1.0.exe',
    'builder-debug.yml',
  );
  await packageFeed({ ...wish(first, folder, key), isNewKey: true });
  const said = await packageFeed(wish(packagesOf('lupa_0.2.0_amd64.deb'), folder, key, 900));

  const publicKey = createPublicKey(readFileSync(key));
  const feed = readFeed(readFileSync(path.join(folder, 'lupa-feed.json'), 'utf8'), publicKey, folder);
  if (!feed.ok) throw new Error(JSON.stringify(feed.fault));
  // Later than the one before, though the clock of whoever made it went back.
  expect(feed.value.madeAt).toBe(1_001);
  expect(feed.value.releases.map(({ version }) => version)).toEqual(['0.2.0', '0.1.0']);
  expect(feed.value.releases[1]?.packages).toMatchObject([
    { file: 'Lupa-Setup-0.1.0.exe', kind: 'nsis', platform: 'win32', arch: 'x64', bytes: 31 },
    { file: 'lupa-0.1.0-arm64.tar.gz', kind: 'tar.gz', platform: 'linux', arch: 'arm64' },
    { file: 'lupa_0.1.0_amd64.deb', kind: 'deb', platform: 'linux', arch: 'x64' },
  ]);
  expect(readdirSync(folder).sort()).toEqual([
    'Lupa-Setup-0.1.0.exe',
    'lupa-0.1.0-arm64.tar.gz',
    'lupa-feed.json',
    'lupa_0.1.0_amd64.deb',
    'lupa_0.2.0_amd64.deb',
  ]);
  expect(said.join('\n')).toContain('BEGIN PUBLIC KEY');
  expect(said.join('\n')).not.toContain('PRIVATE');
  expect(statSync(key).mode & 0o777).toBe(0o600);
});

test('anything that would spoil a feed or a key is refused, and changes nothing', async () => {
  const folder = temporaryFolder();
  const [key = '', other = ''] = ['key.pem', 'other.pem'].map((name) => path.join(temporaryFolder(), name));
  const from = packagesOf('lupa_0.1.0_amd64.deb');
  await expect(packageFeed(wish(from, folder, key))).rejects.toThrow(/is not there; --new-key makes it/);
  await packageFeed({ ...wish(from, folder, key), isNewKey: true });
  const feed = readFileSync(path.join(folder, 'lupa-feed.json'), 'utf8');
  const secret = readFileSync(key, 'utf8');
  await expect(packageFeed({ ...wish(from, folder, key), isNewKey: true })).rejects.toThrow(/is there already/);
  await expect(packageFeed({ ...wish(from, folder, other), isNewKey: true })).rejects.toThrow(
    /not a feed that was signed/,
  );
  await expect(packageFeed(wish(temporaryFolder(), folder, key))).rejects.toThrow(/holds no packages/);
  const evaluation = packagesOf('lupa_0.1.0_amd64-evaluation.deb');
  await expect(packageFeed(wish(evaluation, folder, key))).rejects.toThrow(/is for evaluation/);
  const two = packagesOf('lupa_0.1.0_amd64.deb', 'lupa_0.2.0_amd64.deb');
  await expect(packageFeed(wish(two, folder, key))).rejects.toThrow(/several versions/);
  expect(readFileSync(path.join(folder, 'lupa-feed.json'), 'utf8')).toBe(feed);
  expect(readFileSync(key, 'utf8')).toBe(secret);
});
