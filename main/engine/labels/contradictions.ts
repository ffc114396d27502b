import type { LabelTrouble } from '../../../preload/contract/station/transfer.ts';

/** What one entry of a set says about something: an answer, or why none can be read from it. */
export type Claim<Answer> = Answer | LabelTrouble;

/**
 * The things about which a set contradicts itself: two answers, or one answer and unreadable labels, which may say something else.
 * An entry without labels says nothing.
 */
export function contradictions<Key, Answer extends object>(
  claims: Iterable<readonly [Key, Claim<Answer>]>,
  areSame: (one: Answer, other: Answer) => boolean,
): ReadonlySet<Key> {
  const first = new Map<Key, Claim<Answer>>();
  const contradicted = new Set<Key>();
  for (const [key, claim] of claims) {
    if (claim === 'no-label') continue;
    const known = first.get(key);
    if (known === undefined) first.set(key, claim);
    else if (typeof known === 'string' || typeof claim === 'string') contradicted.add(key);
    else if (!areSame(known, claim)) contradicted.add(key);
  }
  return contradicted;
}
