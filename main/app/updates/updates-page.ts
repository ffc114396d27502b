import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { KeptPackage, UpdateActivity, Updates } from '../../../preload/contract/station/updates.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { compareVersions } from './feed.ts';
import { installCommand } from './install-command.ts';
import { type Kept, olderThan } from './kept-packages.ts';
import type { Saved } from './settings-file.ts';

/** No maker leaves a version alone for longer: a feed that stays unchanged for this long may be withheld by somebody. */
const OLD_FEED_MS = 180 * 24 * 60 * 60_000;

type Known = Readonly<{
  installed: string;
  /** The file to be replaced: the program, or the AppImage it came in. */
  executable: string;
  canInstall: boolean;
  saved: Saved;
  key: Updates['key'];
  /** When the newest trusted feed with this key was made; 0 if there was none. */
  seenAt: Instant;
  /** Newest first. */
  kept: readonly Kept[];
  activity: UpdateActivity;
  fault: Fault | null;
  now: Instant;
}>;

/** Everything the page is told about updates. */
export function updatesPage({ installed, saved, seenAt, kept, ...known }: Known): Updates {
  const [newest] = kept;
  const isNewer = newest !== undefined && compareVersions(newest.release.version, installed) > 0;
  const described = (of: Kept | undefined) => (of === undefined ? null : describedFor(known.executable, of));
  return {
    installed,
    source: saved.source,
    key: known.key,
    activity: known.activity,
    checkedAt: saved.checkedAt,
    feedMadeAt: seenAt === 0 ? null : seenAt,
    isFeedOld: saved.source.kind !== 'off' && seenAt !== 0 && known.now - seenAt > OLD_FEED_MS,
    fault: known.fault,
    ready: isNewer ? described(newest) : null,
    previous: described(olderThan(kept, installed)),
    keepsInstalled: kept.some(({ release }) => release.version === installed),
    canInstall: known.canInstall,
  };
}

function describedFor(executable: string, { release, artefact, path: file }: Kept): KeptPackage {
  const { version, releasedAt, notes } = release;
  const command = installCommand(artefact.kind, file, executable);
  return { version, releasedAt, notes, bytes: artefact.bytes, file, command };
}
