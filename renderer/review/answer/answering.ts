import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import type { Press } from '../../ui/keyboard/press.ts';
import type { ReviewSession } from '../session/review-session.ts';
import { type ItemWork, withoutUntouched } from '../use-item-work.ts';
import { namedClasses } from './answer-classes.ts';
import type { SeenItem } from './use-seen-item.ts';

/** The ways to answer the item on screen. */
export type Answering = {
  readonly give: (kind: DispositionKind, className: string | null, press: Press) => void;
  readonly skip: (press: Press) => void;
  /** Whether a press that is not an answer yet was meant for the item on screen. */
  readonly isMeant: (press: Press) => boolean;
  /** Defect classes in the order of their keys. */
  readonly classes: readonly string[];
  /** The recipe's answers besides the usual three. */
  readonly extras: readonly DispositionKind[];
  /** A look of a study: good or bad, nothing else. */
  readonly isStudy: boolean;
};

type Before = Readonly<{
  item: ReviewItem;
  /** The recipe's answers besides the usual three. */
  extras: readonly DispositionKind[];
  classes: readonly string[];
  work: Pick<ItemWork, 'draft' | 'chosen' | 'mode'>;
  seen: Pick<SeenItem, 'isMeant' | 'lookedMs' | 'left'>;
  session: Pick<ReviewSession, 'answer' | 'skip'>;
}>;

/** What a press does to the current item. Whatever was not meant for it does nothing. */
export function answeringOf({ item, extras, classes, work, seen, session }: Before): Answering {
  // In a study a part is good or bad, and parts come in a fixed order.
  const isStudy = item.ask === 'study';
  return {
    isMeant: seen.isMeant,
    classes,
    extras: isStudy ? [] : extras,
    isStudy,

    give: (kind, className, press) => {
      const tookMs = seen.lookedMs();
      if (!seen.isMeant(press) || tookMs === null) return;
      const draft = withoutUntouched(work);
      const { comment } = draft;
      // Whoever fails the part with one defect has said what the boxes without a class are.
      const boxes = draft.boxes.map((box) => (box.className === '' ? { ...box, className: className ?? '' } : box));
      seen.left(press.at);
      const answer = {
        itemId: item.id,
        kind,
        classNames: kind === 'reject' ? namedClasses(className, boxes) : [],
        // A good part has no defects: a person who passes it has been asked, and drops the boxes.
        boxes: kind === 'accept' ? [] : boxes,
        comment: comment.trim(),
        tookMs: Math.round(tookMs),
      };
      session.answer(item, answer, draft);
    },

    skip: (press) => {
      if (!seen.isMeant(press)) return;
      seen.left(press.at);
      session.skip(item);
    },
  };
}
