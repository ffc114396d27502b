import { createHash, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { notFound } from '../../../preload/contract/faults/missing-thing.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { removeOrLeave, renamePatiently } from '../../patient-files.ts';
import { compareVersions, type Installation, type Offer, offersFor, readFeed } from './feed.ts';
import { fetchPackage } from './fetch-bounded.ts';
import { refused } from './refused.ts';
import type { Fetch } from './source.ts';

/** Beside each package is the signed feed that named it: it is checked again whenever the package is used. */
const FEED_OF = /^(\d+\.\d+\.\d+)\.feed\.json$/;

/** A package stored here, not yet read completely. */
export type Kept = Offer & { readonly path: string };

/** Where a station stores packages, and which of them are for it. */
type Shelf = Readonly<{ folder: string; installation: Installation }>;

/** A sealed feed, the key that opens it, and how to fetch the packages it names. */
export type Envelope = Readonly<{ envelope: string; key: KeyObject; fetch: Fetch }>;

export type KeptPackages = ReturnType<typeof keepPackages>;

/** The packages in the station's data folder: the ready one, the installed one, and the way back. */
export function keepPackages(folder: string, installation: Installation) {
  const shelf: Shelf = { folder, installation };
  return {
    /** The packages here that were signed with this key, newest first. */
    list: (key: KeyObject) => list(shelf, key),

    /** A package whose every byte has just been read and matches its signature. */
    check: (version: string, key: KeyObject) => check(shelf, version, key),

    /** Fetches what a feed offers, unless it is here already. */
    take: (offer: Offer, from: Envelope, onBytes: (bytes: number) => void) => take(shelf, offer, from, onBytes),

    /** Removes every other package and partial downloads. Returns what had to be left until the next time. */
    keepOnly: (versions: readonly string[], key: KeyObject) => keepOnly(shelf, versions, key),
  };
}

/** The way back: the newest of these packages that is older than this version. */
export function olderThan(kept: readonly Kept[], version: string): Kept | undefined {
  return kept.find(({ release }) => compareVersions(release.version, version) < 0);
}

async function list(shelf: Shelf, key: KeyObject): Promise<readonly Kept[]> {
  const names = await readdir(shelf.folder).catch(() => []);
  const versions = names.flatMap((name) => FEED_OF.exec(name)?.[1] ?? []);
  const found = await Promise.all(versions.map((version) => find(shelf, version, key)));
  return found
    .flatMap((each) => (each.ok ? [each.value] : []))
    .sort((one, other) => compareVersions(other.release.version, one.release.version));
}

async function find({ folder, installation }: Shelf, version: string, key: KeyObject): Promise<Result<Kept>> {
  const envelopeFile = feedFile(folder, version);
  const envelope = await readFile(envelopeFile, 'utf8').catch(() => null);
  if (envelope === null) return failed(notFound('version', version));
  const feed = readFeed(envelope, key, envelopeFile);
  if (!feed.ok) return feed;
  const offer = offersFor(feed.value, installation).find(({ release }) => release.version === version);
  const file = offer && path.join(folder, offer.artefact.file);
  const size = file === undefined ? null : await stat(file).catch(() => null);
  if (offer === undefined || file === undefined || size?.size !== offer.artefact.bytes)
    return failed(notFound('version', version));
  return ok({ ...offer, path: file });
}

async function check(shelf: Shelf, version: string, key: KeyObject): Promise<Result<Kept>> {
  const found = await find(shelf, version, key);
  if (!found.ok) return found;
  const { path: file, artefact } = found.value;
  if ((await sha512Of(file)) === artefact.sha512) return found;
  return refused({ why: 'file-changed', figures: { name: artefact.file } });
}

async function take(
  shelf: Shelf,
  { release, artefact }: Offer,
  from: Envelope,
  onBytes: (bytes: number) => void,
): Promise<Result<null>> {
  const { folder } = shelf;
  const here = await find(shelf, release.version, from.key);
  const isHere = here.ok && here.value.artefact.sha512 === artefact.sha512;
  if (isHere && (await sha512Of(here.value.path)) === artefact.sha512) return ok(null);
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, artefact.file);
  const fetched = await fetchPackage(from.fetch, artefact, `${file}.part`, onBytes);
  if (!fetched.ok) {
    // Partial downloads go together with the next package.
    await removeOrLeave(`${file}.part`);
    return fetched;
  }
  await renamePatiently(`${file}.part`, file);
  const envelopeFile = feedFile(folder, release.version);
  await writeFile(`${envelopeFile}.part`, from.envelope);
  await renamePatiently(`${envelopeFile}.part`, envelopeFile);
  return ok(null);
}

async function keepOnly(shelf: Shelf, versions: readonly string[], key: KeyObject): Promise<readonly string[]> {
  const { folder } = shelf;
  const kept = (await list(shelf, key)).filter(({ release }) => versions.includes(release.version));
  const names = kept.flatMap(({ release, artefact }) => [
    artefact.file,
    path.basename(feedFile(folder, release.version)),
  ]);
  const left: string[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    if (names.includes(name)) continue;
    if ((await removeOrLeave(path.join(folder, name))) !== null) left.push(name);
  }
  return left;
}

const feedFile = (folder: string, version: string) => path.join(folder, `${version}.feed.json`);

async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(piece);
  return hash.digest('hex');
}
