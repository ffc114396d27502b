import type { KeyObject } from 'node:crypto';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { type Fault, failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { KeptPackage, UpdateActivity, UpdateSource, Updates } from '../../../preload/contract/station/updates.ts';
import type { Log } from '../../engine-host/log.ts';
import type { Timers } from '../../engine-host/timers.ts';
import { savingFault } from '../saving-fault.ts';
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
import type { Install } from './install.ts';
import { installCommand } from './install-command.ts';
import { type Kept, keepPackages } from './kept-packages.ts';
import { fingerprintOf, pemOf, publicKeyOf } from './public-key.ts';
import { readSaved, type Saved, writeSaved } from './settings-file.ts';
import { fetchFrom, type WebFetch } from './source.ts';

const CHECK_EVERY_MS = 6 * 60 * 60_000;
/** A station that has just been started has better things to do. */
const FIRST_CHECK_AFTER_MS = 60_000;
const TELL_EVERY_MS = 500;
/** Longer than any maker leaves a version alone: a feed that stands still for so long may be held back by somebody. */
const OLD_FEED_MS = 180 * 24 * 60 * 60_000;

type Deps = {
  /** The station's folder for updates. */
  readonly folder: string;
  readonly installed: string;
  readonly installation: Installation;
  /** What the file to be replaced is: the program, or the AppImage that it came in. */
  readonly executable: string;
  /** The key that came with the package, as PEM. */
  readonly shippedKey: string | null;
  readonly web: () => WebFetch;
  /** Stops inspecting, installs, and starts again; null where only a person can. */
  readonly install: Install | null;
  readonly timers: Timers;
  readonly log: Log;
  readonly onChange: () => void;
};

export type UpdatesHost = Awaited<ReturnType<typeof startUpdates>>;

/**
 * Newer versions of Lupa: looked for where an engineer says, believed only with the right signature, fetched whole and
 * checked, and installed when an engineer says so. While the source is off, nothing of this touches any network.
 */
export async function startUpdates(deps: Deps) {
  const { installed, timers, log } = deps;
  const settingsFile = path.join(deps.folder, 'settings.json');
  const packages = keepPackages(path.join(deps.folder, 'packages'), deps.installation);
  let saved = await readSaved(settingsFile);
  let activity: UpdateActivity = { kind: 'idle' };
  let fault: Fault | null = null;
  let callOffCheck = () => {};
  let toldAtMs = 0;

  const key = (): KeyObject | null => {
    const pem = saved.publicKey ?? deps.shippedKey;
    const read = pem === null ? null : publicKeyOf(pem);
    // A key that is illegible is none: nothing is believed.
    return read?.ok ? read.value : null;
  };

  const known = key();
  // An earlier version kept it for whichever maker counted.
  if (known !== null && saved.seenFeedOf !== null) {
    saved = { ...saved, seenFeedOf: null, seenFeeds: { [fingerprintOf(known)]: saved.seenFeedOf, ...saved.seenFeeds } };
  }

  function become(next: UpdateActivity): void {
    const isMoreOfTheSame =
      next.kind === 'fetching' && activity.kind === 'fetching' && next.version === activity.version;
    activity = next;
    const nowMs = performance.now();
    if (isMoreOfTheSame && nowMs - toldAtMs < TELL_EVERY_MS) return;
    toldAtMs = nowMs;
    deps.onChange();
  }

  /** What is not on disk does not count: the next start would know nothing of it. */
  async function save(change: Partial<Saved>): Promise<void> {
    const next = { ...saved, ...change };
    await writeSaved(settingsFile, next);
    saved = next;
  }

  /** What the folder of updates does not take is for the person to fix; all else is a bug. */
  function asFault(error: unknown) {
    const isSystem = error instanceof Error && 'code' in error;
    if (isSystem) return failed(savingFault(error, deps.folder));
    return failed({ code: 'internal', message: messageOf(error) });
  }

  function plan(afterMs: number): void {
    callOffCheck();
    callOffCheck = () => {};
    if (saved.source.kind !== 'off') callOffCheck = timers.after(afterMs, () => void check());
  }

  /** When the newest feed of this maker that was ever believed was made; 0 where there was none. */
  function newestSeen(known: KeyObject): number {
    return saved.seenFeeds[fingerprintOf(known)] ?? 0;
  }

  async function read(): Promise<Updates> {
    const known = key();
    const seenAt = known === null ? 0 : newestSeen(known);
    const kept = known === null ? [] : await packages.list(known);
    const newest = kept[0];
    const isNewer = newest !== undefined && compareVersions(newest.release.version, installed) > 0;
    return {
      installed,
      source: saved.source,
      key: known && { fingerprint: fingerprintOf(known), from: saved.publicKey === null ? 'package' : 'settings' },
      activity,
      checkedAt: saved.checkedAt,
      feedMadeAt: seenAt === 0 ? null : seenAt,
      isFeedOld: saved.source.kind !== 'off' && seenAt !== 0 && timers.now() - seenAt > OLD_FEED_MS,
      fault,
      ready: isNewer ? described(newest) : null,
      previous: described(olderThan(kept, installed)),
      keepsInstalled: kept.some(({ release }) => release.version === installed),
      canInstall: deps.install !== null,
    };
  }

  function described(kept: Kept | undefined): KeptPackage | null {
    if (kept === undefined) return null;
    const { release, artefact, path: file } = kept;
    const command = installCommand(artefact.kind, file, deps.executable);
    const { version, releasedAt, notes } = release;
    return { version, releasedAt, notes, bytes: artefact.bytes, file, command };
  }

  /** Looks at the source, and fetches what is newer, and the version that is installed for the way back. */
  async function look(source: Exclude<UpdateSource, { kind: 'off' }>, known: KeyObject): Promise<Result<null>> {
    const where = source.kind === 'folder' ? source.path : source.url;
    const fetch = fetchFrom(source, deps.web);
    const envelope = await fetchText(fetch, FEED_FILE, MOST_FEED_BYTES);
    if (!envelope.ok) return envelope;
    const feed = readFeed(envelope.value, known, where);
    if (!feed.ok) return feed;
    if (feed.value.madeAt < newestSeen(known)) return refused('feed-older', where);
    const offers = offersFor(feed.value, deps.installation);
    const [newest] = offers;
    if (newest === undefined) return refused('nothing-for-here', where);
    const { version } = newest.release;
    if (compareVersions(version, installed) < 0) return refused('version-older', version);
    await save({ seenFeeds: { ...saved.seenFeeds, [fingerprintOf(known)]: feed.value.madeAt } });
    const same = offers.find(({ release }) => release.version === installed);
    const from = { envelope: envelope.value, key: known, fetch };
    // The way back first: there is none to a version whose package was never here.
    for (const offer of new Set<Offer>([...(same === undefined ? [] : [same]), newest])) {
      const of = offer.artefact.bytes;
      become({ kind: 'fetching', version: offer.release.version, bytes: 0, of });
      const taken = await packages.take(offer, from, (bytes) =>
        become({ kind: 'fetching', version: offer.release.version, bytes, of }),
      );
      // Without the package of what is installed, the page says that there will be no way back.
      if (!taken.ok && offer === newest) return taken;
    }
    const older = olderThan(await packages.list(known), installed)?.release.version;
    const left = await packages.keepOnly([version, installed, ...(older === undefined ? [] : [older])], known);
    if (left.length > 0) log('updates.left', { left });
    return ok(null);
  }

  async function lookAndNote(source: Exclude<UpdateSource, { kind: 'off' }>, known: KeyObject): Promise<Result<null>> {
    const looked = await look(source, known);
    if (looked.ok) await save({ checkedAt: timers.now() });
    return looked;
  }

  async function check(): Promise<void> {
    if (activity.kind !== 'idle' || saved.source.kind === 'off') return;
    const { source } = saved;
    const known = key();
    become({ kind: 'checking' });
    const looked: Result<null> =
      known === null ? refused('key-missing', '') : await lookAndNote(source, known).catch(asFault);
    fault = looked.ok ? null : looked.fault;
    log('updates.checked', { source: source.kind, ...(looked.ok ? {} : { fault: looked.fault }) });
    become({ kind: 'idle' });
    plan(CHECK_EVERY_MS);
  }

  plan(FIRST_CHECK_AFTER_MS);
  return {
    read,

    follows: (source: UpdateSource): boolean => isDeepStrictEqual(saved.source, source),

    change: async (source: UpdateSource, publicKey: string | undefined, by: Actor): Promise<Result<Updates>> => {
      if (activity.kind !== 'idle') return failed(conflict('updates-busy'));
      const parsed = publicKey === undefined ? null : publicKeyOf(publicKey);
      if (parsed !== null && !parsed.ok) return parsed;
      const key = parsed === null ? saved.publicKey : pemOf(parsed.value);
      // What was seen of a maker's feeds stays known, wherever the next one comes from.
      const written = await save({ source, publicKey: key, checkedAt: null }).then(() => ok(null), asFault);
      if (!written.ok) return written;
      fault = null;
      log('updates.changed', { source: source.kind, hasOwnKey: key !== null, by: by.name });
      plan(FIRST_CHECK_AFTER_MS);
      deps.onChange();
      return ok(await read());
    },

    check: async (): Promise<Result<Updates>> => {
      if (saved.source.kind === 'off') return refused('off', '');
      void check();
      return ok(await read());
    },

    install: async (version: string, by: Actor): Promise<Result<Record<string, never>>> => {
      const known = key();
      if (deps.install === null) return refused('by-hand', version);
      if (known === null) return refused('key-missing', '');
      if (activity.kind !== 'idle') return failed(conflict('updates-busy'));
      become({ kind: 'installing', version });
      const kept = await packages.check(version, known);
      const done = kept.ok ? await deps.install(kept.value).catch(asFault) : kept;
      log('updates.installed', { version, by: by.name, ...(done.ok ? {} : { fault: done.fault }) });
      become({ kind: 'idle' });
      return done.ok ? ok({}) : done;
    },
  };
}

const olderThan = (kept: readonly Kept[], version: string) =>
  kept.find(({ release }) => compareVersions(release.version, version) < 0);

function refused(why: Extract<Fault, { code: 'update-refused' }>['why'], detail: string) {
  return failed({ code: 'update-refused', why, detail });
}
