import { estimateShare } from '../statistics/wilson-interval.ts';

/** What a model marked on the parts of a recipe so far, newest last: enough to judge whether its silence is normal. */
export type MarkedParts = Readonly<{
  /** Parts it has looked at. */
  parts: number;
  /** Those of them with at least one box on record. */
  marked: number;
  /** Parts in a row without a box, up to the newest one. */
  run: number;
  /** The longest earlier row that was ended by a box or a person: silence that was justified. */
  longestRun: number;
  /** How often a person looked at a part in such a row and found it good. */
  confirmed: number;
}>;

export const NOTHING_MARKED: MarkedParts = { parts: 0, marked: 0, run: 0, longestRun: 0, confirmed: 0 };

/** A shorter row never counts: a lot of good parts is no sign of anything. */
const FEWEST = 50;
/** A longer row always counts: one look by a person per this many parts is the price of a line on which hardly anything is marked. */
const MOST = 5000;
/** The chance, from any one part on, that a working model is silent for this long. */
const CHANCE = 1e-6;
/** With fewer marked parts, nobody knows how often the model marks one. */
const FEWEST_MARKED = 5;
/** Until that is known: the first row after which a person is asked, and how much longer each further one may be. */
const FIRST_RUN = 200;
const GROWTH = 5;

/**
 * The longest row of parts without a box that is still normal for the model. Based on the lower end of the interval of its share of
 * marked parts, so that few parts promise little; or twice the longest justified row, because parts come in lots.
 */
export function longestUsualRun({ parts, marked, run, longestRun, confirmed }: MarkedParts): number {
  const share = marked < FEWEST_MARKED ? null : estimateShare(marked, Math.max(parts - run, marked));
  if (share === null) return Math.min(MOST, FIRST_RUN * GROWTH ** confirmed);
  const byChance = share.low >= 1 ? 1 : Math.ceil(Math.log(CHANCE) / Math.log1p(-share.low));
  return Math.min(MOST, Math.max(FEWEST, byChance, 2 * longestRun));
}

/** After the next part. */
export function withPart(so: MarkedParts, isMarked: boolean): MarkedParts {
  const parts = so.parts + 1;
  if (!isMarked) return { ...so, parts, run: so.run + 1 };
  return { ...so, parts, marked: so.marked + 1, run: 0, longestRun: Math.max(so.longestRun, so.run) };
}

/** After a person has confirmed the row. */
export function withConfirmation(so: MarkedParts): MarkedParts {
  return { ...so, run: 0, longestRun: Math.max(so.longestRun, so.run), confirmed: so.confirmed + 1 };
}

/** Whether the model has been silent for so long that its silence no longer proves good parts. */
export function isSilentTooLong(so: MarkedParts): boolean {
  return so.run > longestUsualRun(so);
}
