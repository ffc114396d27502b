import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  compareVersions,
  FEED_FILE,
  type Feed,
  feedSchema,
  type Release,
  readFeed,
} from '../../main/app/updates/feed.ts';
import { fingerprintOf, pemOf } from '../../main/app/updates/public-key.ts';
import { sealed } from '../../main/app/updates/seal.ts';
import { sizeLine } from '../package/sizes.ts';
import { artefactsIn, describeArtefact } from './artefacts.ts';

/** Older ones can still be installed by hand from a copy. */
const MOST_RELEASES = 10;

type Wish = Readonly<{
  /** The file of the private key, as PEM. */
  key: string;
  isNewKey: boolean;
  /** Where the packages are. */
  from: string;
  /** Where the feed is to be. */
  folder: string;
  notes: string;
  now: number;
}>;

/** Adds the packages of one version to a feed, or begins it; the lines returned say what was done. */
export async function packageFeed(wish: Wish): Promise<readonly string[]> {
  const key = wish.isNewKey ? newKey(wish.key) : readKey(wish.key);
  const publicKey = createPublicKey(key);
  const artefacts = artefactsIn(wish.from);
  const [{ version } = { version: '' }] = artefacts;
  if (artefacts.length === 0) throw new Error(`${wish.from} holds no packages: npm run package makes some`);
  const evaluation = artefacts.find(({ file }) => /evaluation/i.test(path.basename(file)));
  if (evaluation !== undefined)
    throw new Error(
      `${evaluation.file} is for evaluation, with an Electron past its support: no station is to be renewed with it`,
    );
  if (artefacts.some((each) => each.version !== version))
    throw new Error(`${wish.from} holds packages of several versions`);
  mkdirSync(wish.folder, { recursive: true });
  const before = feedBefore(path.join(wish.folder, FEED_FILE), publicKey);
  const packages = [];
  for (const { file, kind } of artefacts) {
    const copy = path.join(wish.folder, path.basename(file).replaceAll(' ', '-'));
    if (path.resolve(copy) !== path.resolve(file)) copyFileSync(file, copy);
    packages.push(await describeArtefact(copy, kind));
  }
  const release: Release = { version, releasedAt: wish.now, notes: wish.notes, packages };
  const feed = withRelease(before, release, wish.now);
  const file = path.join(wish.folder, FEED_FILE);
  // Last, and whole: a station that looks meanwhile finds the previous feed, complete.
  writeFileSync(`${file}.part`, sealed(JSON.stringify(feed), key));
  renameSync(`${file}.part`, file);
  return [
    file,
    ...packages.map((each) => sizeLine(each.file, each.bytes)),
    `Releases: ${feed.releases.map((each) => each.version).join(', ')}`,
    '',
    'The public key, for Settings → Updates of every station, or as packaging/update-key.pem in the packages themselves:',
    pemOf(publicKey).trim(),
    `Fingerprint: ${fingerprintOf(publicKey)}`,
  ];
}

function withRelease(before: Feed | null, release: Release, now: number): Feed {
  const others = before?.releases.filter(({ version }) => version !== release.version) ?? [];
  const releases = [release, ...others]
    .sort((one, other) => compareVersions(other.version, one.version))
    .slice(0, MOST_RELEASES);
  return feedSchema.parse({ format: 'lupa-feed/1', madeAt: Math.max(now, (before?.madeAt ?? 0) + 1), releases });
}

/** An existing feed must have the same key: stations would refuse anything signed with another. */
function feedBefore(file: string, key: KeyObject): Feed | null {
  if (!existsSync(file)) return null;
  const feed = readFeed(readFileSync(file, 'utf8'), key, file);
  if (feed.ok) return feed.value;
  throw new Error(`${file} is not a feed that was signed with this key; nothing was changed`);
}

function newKey(file: string): KeyObject {
  if (existsSync(file)) throw new Error(`${file} is there already; leave out --new-key to sign with it`);
  const { privateKey } = generateKeyPairSync('ed25519');
  // Never overwrites a key created meanwhile: nothing could be added to feeds signed with it.
  writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  return privateKey;
}

function readKey(file: string): KeyObject {
  if (!existsSync(file)) throw new Error(`${file} is not there; --new-key makes it`);
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${file} holds no ed25519 key; --new-key makes one`);
  return key;
}
