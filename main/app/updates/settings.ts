import type { KeyObject } from 'node:crypto';
import type { Updates } from '../../../preload/contract/station/updates.ts';
import type { Instant } from '../../../preload/contract/values/units.ts';
import { fingerprintOf, publicKeyOf } from './public-key.ts';
import { readSaved, type Saved, writeSaved } from './settings-file.ts';

/** What is remembered of updates, and whose signature counts. */
export type UpdateSettings = Readonly<{
  saved: () => Saved;
  /** Rejects where the file does not take it, and then nothing has changed: the next start would know nothing of it. */
  save: (change: Partial<Saved>) => Promise<void>;
  /** The key that an engineer entered, or else the one that came with the package. */
  key: () => KeyObject | null;
  /** That key as the page shows it. */
  shownKey: () => Updates['key'];
  /** When the newest feed that was ever believed with this key was made; 0 where there was none. */
  newestSeen: (key: KeyObject) => Instant;
  noteSeen: (key: KeyObject, madeAt: Instant) => Promise<void>;
}>;

/** Opens the file of settings. `shippedKey` came with the package, as PEM. */
export async function openSettings(file: string, shippedKey: string | null): Promise<UpdateSettings> {
  let saved = await readSaved(file);

  function key(): KeyObject | null {
    const pem = saved.publicKey ?? shippedKey;
    const read = pem === null ? null : publicKeyOf(pem);
    // A key that is illegible is none: nothing is believed.
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

/** An earlier version kept the age of the newest feed for whichever maker counted: that is the one of the key of now. */
export function withSeenByKey(saved: Saved, key: KeyObject | null): Saved {
  if (key === null || saved.seenFeedOf === null) return saved;
  return { ...saved, seenFeedOf: null, seenFeeds: { [fingerprintOf(key)]: saved.seenFeedOf, ...saved.seenFeeds } };
}
