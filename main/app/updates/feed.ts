import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import { updateRefused } from '../../../preload/contract/faults/update-refusal.ts';
import { versionSchema } from '../../../preload/contract/station/updates.ts';
import { instantSchema } from '../../../preload/contract/values/units.ts';
import { parsedJson, unsealed } from './seal.ts';

/** The name of a feed in its folder or below its address; the packages are beside it. */
export const FEED_FILE = 'lupa-feed.json';
/** A feed of fifty releases for every platform is a tenth of that. */
export const MOST_FEED_BYTES = 1_000_000;
const MOST_PACKAGE_BYTES = 2_000_000_000;

/** The ways Lupa is packed. */
export const packageKinds = ['deb', 'tar.gz', 'AppImage', 'nsis', 'zip', 'dmg'] as const;
export type PackageKind = (typeof packageKinds)[number];

const packageSchema = z.object({
  /** A plain name: it is looked for beside the feed and stored under that name. */
  file: z.string().regex(/^[A-Za-z0-9][\w.+~-]{0,199}$/),
  kind: z.enum(packageKinds),
  platform: z.enum(['linux', 'win32', 'darwin']),
  arch: z.string().regex(/^\w{1,20}$/),
  bytes: z.number().int().positive().max(MOST_PACKAGE_BYTES),
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
});
export type FeedPackage = Readonly<z.infer<typeof packageSchema>>;

const releaseSchema = z.object({
  version: versionSchema,
  releasedAt: instantSchema,
  notes: z.string().max(4000),
  packages: z.array(packageSchema).min(1).max(40),
});
export type Release = Readonly<z.infer<typeof releaseSchema>>;

export const feedSchema = z.object({
  format: z.literal('lupa-feed/1'),
  /** Later in every feed than in the one before: an old one cannot replace a newer one. */
  madeAt: instantSchema,
  releases: z.array(releaseSchema).min(1).max(50),
});
export type Feed = Readonly<z.infer<typeof feedSchema>>;

/** The contents of an envelope, if it was signed with the private half of the key. `where` is for the sentence. */
export function readFeed(envelope: string, key: KeyObject, where: string): Result<Feed> {
  const opened = unsealed(envelope, key);
  if (opened.kind === 'unsigned') return failed(updateRefused({ why: 'signature-wrong', figures: { name: where } }));
  const parsed = opened.kind === 'signed' ? feedSchema.safeParse(parsedJson(opened.text)) : null;
  if (!parsed?.success) return failed(updateRefused({ why: 'feed-unreadable', figures: { name: where } }));
  return ok(parsed.data);
}

/** The computer and the way Lupa was installed. */
export type Installation = Readonly<{ kind: PackageKind; platform: string; arch: string }>;

/** A release and its package for one installation. */
export type Offer = Readonly<{ release: Release; artefact: FeedPackage }>;

/** The packages in a feed that can be installed here, newest first. */
export function offersFor(feed: Feed, { kind, platform, arch }: Installation): readonly Offer[] {
  return feed.releases
    .flatMap((release) => {
      const artefact = release.packages.find(
        (each) => each.kind === kind && each.platform === platform && each.arch === arch,
      );
      return artefact === undefined ? [] : [{ release, artefact }];
    })
    .sort((one, other) => compareVersions(other.release.version, one.release.version));
}

/** Negative where the first is older. */
export function compareVersions(one: string, other: string): number {
  const [a = [], b = []] = [one, other].map((version) => version.split('.').map(Number));
  for (let at = 0; at < 3; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
