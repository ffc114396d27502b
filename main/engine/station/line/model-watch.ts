import type { Detection } from '../../../../preload/contract/models/model.ts';
import type { Reason, Verdict } from '../../../../preload/contract/parts/inspection.ts';
import type { Recipe } from '../../../../preload/contract/station/recipe.ts';
import { hasMarkedPart } from '../../../domain/models/model-proof.ts';
import { isSilentTooLong, type MarkedParts, withConfirmation, withPart } from '../../../domain/models/model-silence.ts';
import { decidesAlone } from '../../../domain/models/mute-model.ts';
import { isSameAnswer } from '../../../domain/verdict/same-answer.ts';
import type { ReadDb } from '../../store/handles.ts';
import { type ModelProof, proofNews } from '../../store/models/line-proof.ts';
import { isSilenceConfirmed, markedParts, newestAnswer } from '../../store/models/marked-parts.ts';
import { modelProof } from './model-proof.ts';

/** This many different images with the very same boxes, to the last digit: no working model answers like that. */
const SAME_ANSWERS = 10;

type Watched = {
  readonly recordAbove: number;
  marked: MarkedParts;
  /** The last answer checked since the silence became too long; `null` while it is not. */
  answersSeen: number | null;
  last: readonly Detection[];
  same: number;
  proof: ModelProof | null;
  /** The state of answers and gate runs when a proof was last looked for; `null` if never. */
  newsSeen: string | null;
};

/**
 * Watches whether the models of the line still behave as usual. Told about every part that a model looked at, with its verdict and the
 * recorded boxes, it says why the answer cannot be trusted, or `null`. What is usual, and whether the model was ever seen to find
 * anything, is read from the records, so that it survives a restart.
 */
export function createModelWatch(
  db: ReadDb,
): (recipe: Recipe, verdict: Verdict, boxes: readonly Detection[]) => Reason | null {
  const watched = new Map<string, Watched>();

  function watch(recipe: Recipe): Watched {
    // In a roll-out two models may decide parts of one recipe in turn.
    const whose = `${recipe.id} ${recipe.body.modelSha256}`;
    const held = watched.get(whose);
    if (held?.recordAbove === recipe.body.recordAbove) return held;
    const fresh: Watched = {
      recordAbove: recipe.body.recordAbove,
      marked: markedParts(db, recipe),
      answersSeen: null,
      last: [],
      same: 0,
      proof: null,
      newsSeen: null,
    };
    watched.set(whose, fresh);
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

  function lacksProof(recipe: Recipe, it: Watched, verdict: Verdict): boolean {
    if (hasMarkedPart(verdict)) it.proof = 'found';
    if (it.proof === 'found' || verdict.kind !== 'pass' || !decidesAlone(recipe.body.automationLevel)) return false;
    const news = proofNews(db);
    if (news !== it.newsSeen) it.proof = modelProof(db, recipe);
    it.newsSeen = news;
    return it.proof === null;
  }

  return (recipe, verdict, boxes) => {
    const it = watch(recipe);
    it.marked = withPart(it.marked, boxes.length > 0);
    it.same = boxes.length > 0 && isSameAnswer(boxes, it.last) ? it.same + 1 : 1;
    it.last = boxes;
    if (it.same >= SAME_ANSWERS) return { code: 'model-frozen', parts: it.same };
    const quiet = silence(recipe, it);
    return lacksProof(recipe, it, verdict) ? { code: 'model-unproven' } : quiet;
  };
}
