import { estimateShare } from '../statistics/wilson-interval.ts';

/** What a model marked on the parts of a recipe so far, the newest last: enough to tell whether its silence is like it. */
export type MarkedParts = Readonly<{
  /** Parts it looked at. */
  parts: number;
  /** Those of them with at least one box on record. */
  marked: number;
  /** Parts in a row without any, up to the newest one. */
  run: number;
  /** The longest such row before, which a box or a person ended: silence that was right. */
  longestRun: number;
  /** How often a person has looked at a part of such a row and found it good. */
  confirmed: number;
}>;

export const NOTHING_MARKED: MarkedParts = { parts: 0, marked: 0, run: 0, longestRun: 0, confirmed: 0 };

/** A row that is shorter never counts: a lot of good parts is no sign of anything. */
const FEWEST = 50;
/** A row that is longer always does: one look of a person in so many parts is what a line costs on which hardly anything is marked. */
const MOST = 5000;
/** By chance alone a working model is to be silent for so long less often than this, from any one part on. */
const CHANCE = 1e-6;
/** With fewer marked parts nobody knows how often the model marks one. */
const FEWEST_MARKED = 5;
/** Until that is known: the first row that a person is asked about, and how much longer each further one may be. */
const FIRST_RUN = 200;
const GROWTH = 5;

/**
 * The longest row of parts without a box that is still like the model. From the lower end of the interval of its share of marked parts,
 * so that few parts promise little; twice the longest row that was right, for parts come in lots.
 */
export function longestUsualRun({ parts, marked, run, longestRun, confirmed }: MarkedParts): number {
  const share = marked < FEWEST_MARKED ? null : estimateShare(marked, Math.max(parts - run, marked));
  if (share === null) return Math.min(MOST, FIRST_RUN * GROWTH ** confirmed);
  const byChance = share.low >= 1 ? 1 : Math.ceil(Math.log(CHANCE) / Math.log1p(-share.low));
  return Math.min(MOST, Math.max(FEWEST, byChance, 2 * longestRun));
}

/** With the next part. */
export function withPart(so: MarkedParts, isMarked: boolean): MarkedParts {
  const parts = so.parts + 1;
  if (!isMarked) return { ...so, parts, run: so.run + 1 };
  return { ...so, parts, marked: so.marked + 1, run: 0, longestRun: Math.max(so.longestRun, so.run) };
}

/** With a person's word that the row was right as it is. */
export function withConfirmation(so: MarkedParts): MarkedParts {
  return { ...so, run: 0, longestRun: Math.max(so.longestRun, so.run), confirmed: so.confirmed + 1 };
}

/** Whether the model has said nothing for so long that its silence is no proof of good parts any more. */
export function isSilentTooLong(so: MarkedParts): boolean {
  return so.run > longestUsualRun(so);
}
