import type { StationStatus } from '../../preload/contract/station/status.ts';

/** From here on a part that the line waits for is urgent: half a minute before its end, or in the last third of a short wait. */
export function soonMs(holdsMs: readonly number[]): number {
  return Math.min(30_000, ...holdsMs.map((ms) => ms / 3));
}

/** What is wrong with the review of parts. */
export type ReviewTrouble =
  /** The line is about to give up on a part, or just has. */
  | 'soon'
  /** A line waits for a person, and nobody is signed in at any window. */
  | 'nobody-here'
  /** Parts of this shift were rejected because nobody had looked. */
  | 'timed-out';

export type Reviewing = Readonly<{
  queue: Pick<StationStatus['review'], 'timedOut'>;
  /** How long the line still waits for the most urgent part; `null` while no line waits. */
  leftMs: number | null;
  /** From here on that is urgent. */
  soonMs: number;
  isStaffed: boolean;
}>;

/** Everything that is wrong now, the most urgent first. */
export function reviewTroubles({ queue, leftMs, soonMs, isStaffed }: Reviewing): readonly ReviewTrouble[] {
  return [
    ...(leftMs !== null && leftMs <= soonMs ? (['soon'] as const) : []),
    ...(leftMs !== null && !isStaffed ? (['nobody-here'] as const) : []),
    ...(queue.timedOut > 0 ? (['timed-out'] as const) : []),
  ];
}

/** How often the tone is repeated while this lasts; a part that timed out is told once. */
const AGAIN_AFTER_MS = {
  soon: 10_000,
  'nobody-here': 60_000,
  'timed-out': Number.POSITIVE_INFINITY,
} as const satisfies Record<ReviewTrouble, number>;

/** What was heard last: `at` on the clock of the page. */
export type Heard = Readonly<{ troubles: readonly ReviewTrouble[]; timedOut: number; at: number }>;

/** Whether the tone is due: something new is wrong, another part has timed out, or it is time to say so again. */
export function isToneDue(
  before: Heard | null,
  troubles: readonly ReviewTrouble[],
  timedOut: number,
  now: number,
): boolean {
  // Parts that timed out before the page was opened are in the bar; nobody is called for them.
  if (before === null) return troubles.some((trouble) => trouble !== 'timed-out');
  if (timedOut > before.timedOut) return true;
  return troubles.some((trouble) => !before.troubles.includes(trouble) || now - before.at >= AGAIN_AFTER_MS[trouble]);
}
