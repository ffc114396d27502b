import type { Ending } from '../ending/byte-source.ts';
import { isUnchanged, type Observation } from './observation.ts';

/** A file that is being watched until it is complete. Times are monotonic milliseconds: a clock that jumps stalls nothing. */
export type Settling = {
  readonly seen: Observation;
  readonly firstSeenMs: number;
  readonly stillSinceMs: number;
};

/** How long a file must stay unchanged: one written in place, one without an end, and one whose rest is blank. */
export type SettleRule = {
  readonly settleMs: number;
  /** Until one without an end is taken as it is. */
  readonly giveUpMs: number;
  /** Until one with a blank rest counts as dark at its end, if the last thing that happened to it was not a write. */
  readonly darkMs: number;
  /** Until one with a blank rest is given up, whatever else speaks for it. */
  readonly blankMs: number;
};

/** What the folder and the bytes say about a file. */
export type Evidence = {
  readonly ending: Ending;
  /** The folder reported that the name appeared, and no write to it since. */
  readonly wasMovedIn: boolean;
};

/** `isBlank`: its rest never came, so that it is told as ERROR whatever can be read of it. */
export type Judgement =
  | { readonly kind: 'whole'; readonly isBlank: boolean }
  | { readonly kind: 'wait'; readonly untilMs: number };

const GIVE_UP_AFTER_SETTLES = 10;
const GIVE_UP_AT_LEAST_MS = 5_000;
const DARK_AT_LEAST_MS = 10_000;
const BLANK_AT_LEAST_MS = 20_000;

/** A file whose end never comes is taken once it has stayed unchanged ten times as long as a good one needs, and at least five seconds: it ends as unreadable, never as lost. */
export function settleRule(settleMs: number): SettleRule {
  const giveUpMs = Math.max(GIVE_UP_AFTER_SETTLES * settleMs, GIVE_UP_AT_LEAST_MS);
  return {
    settleMs,
    giveUpMs,
    darkMs: Math.max(giveUpMs, DARK_AT_LEAST_MS),
    blankMs: Math.max(giveUpMs, BLANK_AT_LEAST_MS),
  };
}

/** What is known about a file after one more check. Any change of size, time or identity restarts its wait. */
export function lookAgain(before: Settling | undefined, seen: Observation, nowMs: number): Settling {
  if (before === undefined) return { seen, firstSeenMs: nowMs, stillSinceMs: nowMs };
  const stillSinceMs = isUnchanged(before.seen, seen) ? before.stillSinceMs : nowMs;
  return { seen, firstSeenMs: before.firstSeenMs, stillSinceMs };
}

/**
 * Whether the last thing that happened to a file was not a write. A write moves both times alike; a rename moves only
 * the entry's. Copies that set the source's time (`cp -p`, rsync, unpackers) do so after the last byte, and look the same.
 */
export function wasPutInPlace(seen: Observation): boolean {
  return seen.changedNs > seen.modifiedNs;
}

/** Whether it is worth reading a file's end now; before that the answer could only be to wait. */
export function isDue(file: Settling, wasMovedIn: boolean, rule: SettleRule, nowMs: number): boolean {
  return wasMovedIn || wasPutInPlace(file.seen) || nowMs - file.stillSinceMs >= rule.settleMs;
}

/**
 * A file that was renamed into place is complete at once if its end is there. Everything else has to stay unchanged as well:
 * permissions or attributes set on a half-written file also change its entry's time, and an allocated file has the final size.
 */
export function judge(file: Settling, evidence: Evidence, rule: SettleRule, nowMs: number): Judgement {
  const stillMs = nowMs - file.stillSinceMs;
  const neededMs = stillnessNeeded(file, evidence, rule);
  if (stillMs < neededMs) return { kind: 'wait', untilMs: file.stillSinceMs + neededMs };
  return { kind: 'whole', isBlank: evidence.ending === 'blank' && neededMs === rule.blankMs };
}

function stillnessNeeded(file: Settling, { ending, wasMovedIn }: Evidence, rule: SettleRule): number {
  const isInPlace = wasMovedIn || wasPutInPlace(file.seen);
  switch (ending) {
    case 'present':
      return isInPlace ? 0 : rule.settleMs;
    case 'unproven':
      return rule.settleMs;
    case 'blank':
      if (file.seen.sizeBytes === 0 || !isInPlace) return rule.blankMs;
      // The folder would have reported the write that allocates space; an image that is dark at its end was only renamed.
      return wasMovedIn ? rule.settleMs : rule.darkMs;
    case 'absent':
      return rule.giveUpMs;
    default:
      return ending satisfies never;
  }
}
