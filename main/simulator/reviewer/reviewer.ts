import type { Result } from '../../../preload/contract/faults/result.ts';
import type { Input, Output } from '../../../preload/contract/operations/operations.ts';
import type { Inspection } from '../../../preload/contract/parts/inspection.ts';
import type { ReviewAnswer, ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { TruthRecord } from '../../truth/truth.ts';
import type { PacingClock } from '../line/clock.ts';
import { randomFor } from '../random.ts';
import { answerAs, type ReviewerSkill } from './reviewer-skill.ts';

type ReviewOperation = 'review.claim' | 'review.answer';

export type ReviewerOptions = Readonly<{
  /** The operations used by a person's window, on behalf of one person. */
  call: <N extends ReviewOperation>(name: N, input: Input<N>) => Promise<Result<Output<N>>>;
  /** What the image really shows; null if nobody knows. */
  truthOf: (inspection: Inspection) => Promise<TruthRecord | null>;
  skill: ReviewerSkill;
  /** Names the person: two reviewers of equal skill err on different parts. */
  seed: string;
  /** Alternating work and rest; fatigue starts again after each rest. */
  workMs: number;
  restMs: number;
  clock: PacingClock;
}>;

export type Reviewer = Readonly<{ answered: () => number; done: Promise<void>; stop: () => Promise<void> }>;

const LOOK_AGAIN_MS = 500;
const HOUR_MS = 3_600_000;

/** Starts somebody who answers the review queue as a person would, through the same operations, until stopped. */
export function startReviewer({ call, truthOf, skill, seed, workMs, restMs, clock }: ReviewerOptions): Reviewer {
  const ending = new AbortController();
  let answered = 0;
  let workingSince = clock.now();

  async function review(item: ReviewItem): Promise<void> {
    const random = randomFor(seed, item.id);
    const hours = (clock.now() - workingSince) / HOUR_MS;
    const truth = await truthOf(item.inspection);
    const answer = truth === null ? null : answerAs(truth, skill, hours, random);
    const tookMs = answer?.tookMs ?? skill.medianMs;
    await clock.sleep(tookMs, ending.signal);
    if (ending.signal.aborted) return;
    // An unreadable image, or an unknown part, could not be judged by a person either.
    const isJudged = answer !== null && item.inspection.isReadable;
    const result = await call('review.answer', {
      itemId: item.id,
      kind: isJudged ? answer.kind : 'inconclusive',
      classNames: isJudged ? [...new Set(answer.found.map(({ className }) => className))] : [],
      boxes: isJudged ? answer.found.map(personsBox) : [],
      comment: '',
      tookMs,
    });
    // A refusal means that the claim expired or somebody else was faster: take the next item.
    if (result.ok) answered++;
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      if (clock.now() - workingSince >= workMs) {
        await clock.sleep(restMs, ending.signal);
        workingSince = clock.now();
      }
      const claimed = await call('review.claim', { count: 1 });
      const item = claimed.ok ? claimed.value[0] : undefined;
      await (item === undefined ? clock.sleep(LOOK_AGAIN_MS, ending.signal) : review(item));
    }
  }

  const done = run();
  return {
    answered: () => answered,
    done,
    stop: async () => {
      ending.abort();
      await done;
    },
  };
}

function personsBox({ className, box }: ReturnType<typeof answerAs>['found'][number]): ReviewAnswer['boxes'][number] {
  return { className, box: { space: 'pixel', ...box }, origin: 'person' };
}
