import type { KeyObject } from 'node:crypto';
import type { Updates } from '../../../preload/contract/station/updates.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { fingerprintOf, publicKeyOf } from './public-key.ts';
import { readSaved, type Saved, writeSaved } from './settings-file.ts';

/** The stored state of updates, and whose signature counts. */
export type UpdateSettings = Readonly<{
  saved: () => Saved;
  /** Rejects if the file cannot be written, and then nothing has changed: the next start would not know about it. */
  save: (change: Partial<Saved>) => Promise<void>;
  /** The key entered by an engineer, or otherwise the one in the package. */
  key: () => KeyObject | null;
  /** That key as shown on the page. */
  shownKey: () => Updates['key'];
  /** When the newest trusted feed with this key was made; 0 if there was none. */
  newestSeen: (key: KeyObject) => Instant;
  noteSeen: (key: KeyObject, madeAt: Instant) => Promise<void>;
}>;

/** Opens the settings file. `shippedKey` came with the package, as PEM. */
export async function openSettings(file: string, shippedKey: string | null): Promise<UpdateSettings> {
  let saved = await readSaved(file);

  function key(): KeyObject | null {
    const pem = saved.publicKey ?? shippedKey;
    const read = pem === null ? null : publicKeyOf(pem);
    // An unreadable key counts as none: nothing is trusted.
    return read?.ok ? read.value : null;
  }

  async function save(change: Partial<Saved>): Promise<void> {
    const next = { ...saved, ...change };
    await writeSaved(file, next);
    saved = next;
  }

  saved = withSeenByKey(saved, key());
  return {
    saved: () => saved,
    save,
    key,
    shownKey: () => {
      const known = key();
      return known && { fingerprint: fingerprintOf(known), from: saved.publicKey === null ? 'package' : 'settings' };
    },
    newestSeen: (known) => saved.seenFeeds[fingerprintOf(known)] ?? 0,
    noteSeen: (known, madeAt) => save({ seenFeeds: { ...saved.seenFeeds, [fingerprintOf(known)]: madeAt } }),
  };
}

/** An earlier version stored the age of the newest feed without its maker: it belongs to the current key. */
export function withSeenByKey(saved: Saved, key: KeyObject | null): Saved {
  if (key === null || saved.seenFeedOf === null) return saved;
  return { ...saved, seenFeedOf: null, seenFeeds: { [fingerprintOf(key)]: saved.seenFeedOf, ...saved.seenFeeds } };
}
