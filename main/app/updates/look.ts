import type { KeyObject } from 'node:crypto';
import { ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { UpdateSource } from '../../../preload/contract/station/updates.ts';
import type { Log } from '../../engine-host/log.ts';
import type { Activity } from './activity.ts';
import {
  compareVersions,
  FEED_FILE,
  type Installation,
  MOST_FEED_BYTES,
  type Offer,
  offersFor,
  readFeed,
} from './feed.ts';
import { fetchText } from './fetch-bounded.ts';
import { type Envelope, type KeptPackages, olderThan } from './kept-packages.ts';
import { refused } from './refused.ts';
import type { UpdateSettings } from './settings.ts';
import { fetchFrom, type WebFetch } from './source.ts';

export type LookDeps = Readonly<{
  installed: string;
  installation: Installation;
  web: () => WebFetch;
  settings: UpdateSettings;
  packages: KeptPackages;
  activity: Activity;
  log: Log;
}>;

export type OpenSource = Exclude<UpdateSource, { kind: 'off' }>;

/** Checks the source, and fetches the newer version, and the installed one for the way back. */
export async function lookAt(source: OpenSource, key: KeyObject, deps: LookDeps): Promise<Result<null>> {
  const { installed, packages, settings } = deps;
  const where = source.kind === 'folder' ? source.path : source.url;
  const fetch = fetchFrom(source, deps.web);
  const envelope = await fetchText(fetch, FEED_FILE, MOST_FEED_BYTES);
  if (!envelope.ok) return envelope;
  const feed = readFeed(envelope.value, key, where);
  if (!feed.ok) return feed;
  const { madeAt } = feed.value;
  if (madeAt < settings.newestSeen(key)) return refused({ why: 'feed-older', figures: { name: where } });
  const offers = offersFor(feed.value, deps.installation);
  const [newest] = offers;
  if (newest === undefined) return refused({ why: 'nothing-for-here', figures: { name: where } });
  const { version } = newest.release;
  if (compareVersions(version, installed) < 0) return refused({ why: 'version-older', figures: { name: version } });
  await settings.noteSeen(key, madeAt);
  const same = offers.find(({ release }) => release.version === installed);
  const taken = await take(newest, same, { envelope: envelope.value, key, fetch }, deps);
  if (!taken.ok) return taken;
  const older = olderThan(await packages.list(key), installed)?.release.version;
  const left = await packages.keepOnly([version, installed, ...(older === undefined ? [] : [older])], key);
  if (left.length > 0) deps.log('updates.left', { left });
  return ok(null);
}

/** Fetches the newest version, and before that the installed one: there is no way back to a version that was never here. */
async function take(
  newest: Offer,
  same: Offer | undefined,
  from: Envelope,
  { packages, activity }: LookDeps,
): Promise<Result<null>> {
  for (const offer of new Set<Offer>([...(same === undefined ? [] : [same]), newest])) {
    const { version } = offer.release;
    const fetched = (bytes: number) => activity.become({ kind: 'fetching', version, bytes, of: offer.artefact.bytes });
    fetched(0);
    const taken = await packages.take(offer, from, fetched);
    // Without the package of the installed version, the page says that there will be no way back.
    if (!taken.ok && offer === newest) return taken;
  }
  return ok(null);
}
