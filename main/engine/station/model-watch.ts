import type { Reason } from '../../../preload/contract/inspection.ts';
import type { Detection } from '../../../preload/contract/model.ts';
import type { Recipe } from '../../../preload/contract/recipe.ts';
import type { RecipeId } from '../../../preload/contract/units.ts';
import { isSilentTooLong, type MarkedParts, withConfirmation, withPart } from '../../domain/model-silence.ts';
import { isSameAnswer } from '../../domain/same-answer.ts';
import type { ReadDb } from '../store/handles.ts';
import { isSilenceConfirmed, markedParts, newestAnswer } from '../store/marked-parts.ts';

/** So many different pictures with the very same boxes, to the last digit: no working model answers like that. */
const SAME_ANSWERS = 10;

type Watched = {
  readonly key: string;
  marked: MarkedParts;
  /** The last answer that was looked at, since the silence became too long; `null` while it is not. */
  answersSeen: number | null;
  last: readonly Detection[];
  same: number;
};

/**
 * Watches whether the models of the line still answer like themselves. Told of every part that a model looked at, with the boxes that go on
 * record, it says why the answer is not to be trusted, or `null`. What is usual is read from the records, so that it outlives a restart.
 */
export function createModelWatch(db: ReadDb): (recipe: Recipe, boxes: readonly Detection[]) => Reason | null {
  const watched = new Map<RecipeId, Watched>();

  function watch(recipe: Recipe): Watched {
    const key = `${recipe.body.modelSha256} ${recipe.body.recordAbove}`;
    const held = watched.get(recipe.id);
    if (held?.key === key) return held;
    const fresh: Watched = { key, marked: markedParts(db, recipe), answersSeen: null, last: [], same: 0 };
    watched.set(recipe.id, fresh);
    return fresh;
  }

  function silence(recipe: Recipe, it: Watched): Reason | null {
    if (it.answersSeen !== null && isSilenceConfirmed(db, recipe, it.answersSeen)) {
      it.marked = withConfirmation(it.marked);
    }
    const isTooLong = isSilentTooLong(it.marked);
    it.answersSeen = isTooLong ? newestAnswer(db) : null;
    if (!isTooLong) return null;
    return { code: 'model-quiet', parts: it.marked.run };
  }

  return (recipe, boxes) => {
    const it = watch(recipe);
    it.marked = withPart(it.marked, boxes.length > 0);
    it.same = boxes.length > 0 && isSameAnswer(boxes, it.last) ? it.same + 1 : 1;
    it.last = boxes;
    if (it.same >= SAME_ANSWERS) return { code: 'model-frozen', parts: it.same };
    return silence(recipe, it);
  };
}
