import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { Clock } from '../../clock.ts';
import { type Answered, answer, correct, undo } from '../../review/answers.ts';
import { claimItems, keepDraft, skip } from '../../review/claims.ts';
import type { Draw } from '../../review/measured-looks.ts';
import { sealedParts } from '../../review/sealed-parts.ts';
import { sendChosen } from '../../review/send-chosen.ts';
import { toldToLine } from '../../store/line/line-told.ts';
import type { Store } from '../../store/opening/open.ts';
import { releaseItems } from '../../store/review/review-items.ts';
import { reviewQueue } from '../../store/review/review-queue.ts';
import { claimLooks } from '../../studies/claim-looks.ts';
import type { Announce } from '../announce.ts';
import type { HandlersOf } from '../handlers.ts';

export type ReviewDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly announce: Announce;
  /** Chooses what is shown again, and when a challenge is mixed in. */
  readonly draw: Draw;
};

export function reviewHandlers({ store, clock, announce, draw }: ReviewDeps): HandlersOf<'review'> {
  const { read, write } = store;
  const announced = (answered: Result<Answered>): Result<Answered> => {
    if (!answered.ok) return answered;
    if (!answered.value.isMeasure) announce.dispositionMade(answered.value.dispositionId);
    announce.reviewChanged();
    return answered;
  };
  return {
    'review.queue': () => ok(reviewQueue(read, clock.moment())),
    'review.claim': ({ count, study }, actor) => {
      if (study === undefined) return ok([...claimItems(write, actor, count, clock.moment(), draw)]);
      const claimed = claimLooks(write, actor, study, count, clock.moment());
      return claimed.ok ? ok([...claimed.value]) : claimed;
    },
    'review.release': ({ itemIds }, actor) => {
      releaseItems(write, actor.windowId, itemIds);
      return ok({});
    },
    'review.answer': (given, actor) => {
      const answered = announced(answer(write, actor, given, clock.moment(), draw));
      if (!answered.ok) return answered;
      const { feedback, telling } = answered.value;
      return ok({ feedback, telling });
    },
    'review.keep-draft': ({ itemId, draft }, actor) =>
      keepDraft(write, actor, itemId, draft, clock.moment()) ? ok({}) : failed(conflict('part-not-held')),
    'review.skip': ({ itemId }, actor) => {
      if (!skip(write, actor, itemId, clock.moment())) {
        return failed(conflict('part-not-held'));
      }
      announce.reviewChanged();
      return ok({});
    },
    'review.send': async ({ ids }, actor) => {
      const sent = await sendChosen(write, actor, ids, clock);
      if (sent > 0) announce.reviewChanged();
      return ok({ sent, leftOut: ids.length - sent });
    },
    'review.undo': ({ study = null }, actor) => {
      const item = undo(write, actor, clock.moment(), study);
      if (item !== null) announce.lineChanged();
      if (item !== null) announce.reviewChanged();
      return ok(item);
    },
    'review.told': ({ inspectionId }, actor) => {
      // What the line was told about it reveals what the model said.
      const isSealed = sealedParts(read, actor, [inspectionId], clock.now()).has(inspectionId);
      return isSealed ? failed(conflict('part-unanswered')) : ok(toldToLine(read, inspectionId));
    },
    'review.correct': (correction, actor) => {
      const corrected = announced(correct(write, actor, correction, clock.now()));
      return corrected.ok ? ok(corrected.value.inspection) : corrected;
    },
  };
}
