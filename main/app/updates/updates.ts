import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { conflict } from '../../../preload/contract/faults/conflict.ts';
import { failed, ok, type Result } from '../../../preload/contract/faults/result.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { UpdateSource, Updates } from '../../../preload/contract/station/updates.ts';
import type { Log } from '../../engine-host/log.ts';
import type { Timers } from '../../engine-host/timers.ts';
import { type Activity, followActivity } from './activity.ts';
import { type Checks, startChecks } from './checks.ts';
import type { Installation } from './feed.ts';
import type { Install } from './install.ts';
import { type KeptPackages, keepPackages } from './kept-packages.ts';
import { pemOf, publicKeyOf } from './public-key.ts';
import { refused } from './refused.ts';
import { openSettings, type UpdateSettings } from './settings.ts';
import type { WebFetch } from './source.ts';
import { troubleIn } from './trouble-in.ts';
import { updatesPage } from './updates-page.ts';

type Deps = {
  /** The station's folder for updates. */
  readonly folder: string;
  readonly installed: string;
  readonly installation: Installation;
  /** The file to be replaced: the program, or the AppImage it came in. */
  readonly executable: string;
  /** The key that came with the package, as PEM. */
  readonly shippedKey: string | null;
  readonly web: () => WebFetch;
  /** Stops inspecting, installs, and restarts; null if only a person can. */
  readonly install: Install | null;
  readonly timers: Timers;
  readonly log: Log;
  readonly onChange: () => void;
};

/** The parts of updating. */
type Parts = Deps & Readonly<{ settings: UpdateSettings; packages: KeptPackages; activity: Activity; checks: Checks }>;

export type UpdatesHost = Awaited<ReturnType<typeof startUpdates>>;

/**
 * Newer versions of Lupa: looked for where an engineer says, trusted only with the right signature, fetched completely and
 * checked, and installed when an engineer says so. While the source is off, none of this touches a network.
 */
export async function startUpdates(deps: Deps) {
  const settings = await openSettings(path.join(deps.folder, 'settings.json'), deps.shippedKey);
  const packages = keepPackages(path.join(deps.folder, 'packages'), deps.installation);
  const activity = followActivity(deps.timers, deps.onChange);
  const checks = startChecks({ ...deps, settings, packages, activity });
  const parts: Parts = { ...deps, settings, packages, activity, checks };
  return {
    read: () => read(parts),
    follows: (source: UpdateSource): boolean => isDeepStrictEqual(settings.saved().source, source),
    change: (source: UpdateSource, publicKey: string | undefined, by: Actor) => change(parts, source, publicKey, by),
    install: (version: string, by: Actor) => install(parts, version, by),

    check: async (): Promise<Result<Updates>> => {
      if (settings.saved().source.kind === 'off') return refused({ why: 'off' });
      void checks.check();
      return ok(await read(parts));
    },
  };
}

async function read({ settings, packages, activity, checks, timers, ...deps }: Parts): Promise<Updates> {
  const known = settings.key();
  const kept = known === null ? [] : await packages.list(known);
  return updatesPage({
    installed: deps.installed,
    executable: deps.executable,
    canInstall: deps.install !== null,
    saved: settings.saved(),
    key: settings.shownKey(),
    seenAt: known === null ? 0 : settings.newestSeen(known),
    kept,
    activity: activity.current(),
    fault: checks.fault(),
    now: timers.now(),
  });
}

/** Sets another source, and another key if given. What was seen of a maker's feeds stays known, wherever the next one comes from. */
async function change(
  parts: Parts,
  source: UpdateSource,
  publicKey: string | undefined,
  by: Actor,
): Promise<Result<Updates>> {
  const { settings, activity, folder } = parts;
  if (activity.current().kind !== 'idle') return failed(conflict('updates-busy'));
  const parsed = publicKey === undefined ? null : publicKeyOf(publicKey);
  if (parsed !== null && !parsed.ok) return parsed;
  const key = parsed === null ? settings.saved().publicKey : pemOf(parsed.value);
  const written = await settings
    .save({ source, publicKey: key, checkedAt: null })
    .then(() => ok(null), troubleIn(folder));
  if (!written.ok) return written;
  parts.log('updates.changed', { source: source.kind, hasOwnKey: key !== null, by: by.name });
  parts.checks.startOver();
  parts.onChange();
  return ok(await read(parts));
}

async function install(parts: Parts, version: string, by: Actor): Promise<Result<Record<string, never>>> {
  const { settings, packages, activity } = parts;
  const known = settings.key();
  if (parts.install === null) return refused({ why: 'by-hand' });
  if (known === null) return refused({ why: 'key-missing' });
  if (activity.current().kind !== 'idle') return failed(conflict('updates-busy'));
  activity.become({ kind: 'installing', version });
  const kept = await packages.check(version, known);
  const done = kept.ok ? await parts.install(kept.value).catch(troubleIn(parts.folder)) : kept;
  parts.log('updates.installed', { version, by: by.name, ...(done.ok ? {} : { fault: done.fault }) });
  activity.become({ kind: 'idle' });
  return done.ok ? ok({}) : done;
}
