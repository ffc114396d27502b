import type { Fault } from '../../../preload/contract/faults/result.ts';
import type { StruckPart, VerdictPair } from '../../../preload/contract/models/rollout.ts';
import type { RolloutArm } from '../../../preload/contract/models/rollout-arm.ts';
import type { Sample } from '../statistics/larger-mean.ts';
import type { PairTruth } from './pair-tally.ts';

/** What both models said of a part; `isInShadow`: the champion decided it, and the challenger looked in shadow. */
type LookedAtPair = { readonly pair: VerdictPair; readonly isInShadow: boolean; readonly isOfStep: boolean };

/** What a roll-out is told about. */
export type RolloutEvent =
  /** A part has its record; `arm` says which way it went, and is null if it was not drawn by the share of the current step. */
  | { readonly kind: 'part'; readonly arm: RolloutArm | null }
  /** Both models have looked at a part, which counts for the current step or only for the evidence. */
  | ({ readonly kind: 'looked'; readonly truth: PairTruth } & LookedAtPair)
  /** What is known of a part on which they differ has changed; `isOfStep`: it counts for the current step. */
  | ({ readonly kind: 'settled'; readonly from: PairTruth; readonly to: PairTruth } & LookedAtPair)
  /**
   * 95th percentiles of both models over the newest parts of the canary, and in how many of these looks one took more than the plan's
   * slowdown times as long as the other.
   */
  | {
      readonly kind: 'timed';
      readonly challengerMs: number;
      readonly championMs: number;
      readonly slower: number;
      readonly faster: number;
    }
  /** What the parts of both arms have cost people so far. */
  | { readonly kind: 'cost'; readonly canary: Sample; readonly champion: Sample }
  /** Whether the champion’s verdicts are out of control now. */
  | { readonly kind: 'drift'; readonly isOpen: boolean }
  /** The challenger failed on a part. */
  | { readonly kind: 'struck'; readonly fault: Fault; readonly part: StruckPart }
  | { readonly kind: 'unloadable'; readonly fault: Fault }
  | { readonly kind: 'unfit'; readonly fault: Fault }
  | { readonly kind: 'recipe-changed' }
  /** The station has made the challenger champion, or could not. */
  | { readonly kind: 'promoted' }
  | { readonly kind: 'refused'; readonly fault: Fault }
  /** The champion before cannot look on in shadow, so the challenger is not made champion. */
  | { readonly kind: 'unwatched'; readonly fault: Fault }
  /** The station has made the previous champion the champion again. */
  | { readonly kind: 'returned' }
  | RolloutOrder;

/** What a person orders. */
export type RolloutOrder = { readonly kind: 'pause' | 'resume' | 'advance' | 'roll-back' | 'promote' };
