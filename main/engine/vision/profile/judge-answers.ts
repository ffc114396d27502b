import type { ModelRefusal } from '../../../../preload/contract/faults/model-refusal.ts';
import type { ModelProfile, ModelWarning } from '../../../../preload/contract/models/model.ts';
import { bestFrom } from '../../../domain/verdict/score-floors.ts';
import { letterboxFor } from '../detect/letterbox.ts';
import { floorsFor } from '../layouts/floors.ts';
import { hasChosen, readCandidates } from '../layouts/read-candidates.ts';
import type { OutputTensors } from '../layouts/tensor.ts';
import { probePictures } from './probe-pictures.ts';

/** More boxes than this on every probe picture mean that the numbers read as scores are something else. */
const ABSURD_BOXES = 1000;
const USUAL_MIN_SCORE = 0.25;

/** What the answers to the probe pictures say against a model, and whether it found anything on them, which speaks for it. */
export type Judgement = Readonly<{
  refusal: ModelRefusal | null;
  warnings: readonly ModelWarning[];
  hasFound: boolean;
}>;

/** Looks for answers that no working detector gives: no scores at all, the same answer for every picture, boxes everywhere. */
export function judgeAnswers(profile: ModelProfile, answers: readonly OutputTensors[]): Judgement {
  const pictures = probePictures();
  const countAbove = (minScore: number) => {
    const floors = floorsFor(bestFrom(minScore), profile.classes);
    return answers.map((outputs, i) => {
      const size = pictures[i]?.size ?? profile.input;
      return readCandidates(outputs, profile, letterboxFor(size, profile.input), floors).length;
    });
  };
  const usual = countAbove(USUAL_MIN_SCORE);
  const hasFound = usual.some((count) => count > 0);
  // A model that chooses its own boxes may rightly find nothing on drawn pictures.
  if (hasChosen(profile.layout)) return { refusal: null, warnings: [], hasFound };
  if (usual.every((count) => count > ABSURD_BOXES)) {
    return { refusal: { why: 'boxes-everywhere', figures: { boxes: usual[0] ?? 0 } }, warnings: [], hasFound: false };
  }
  if (countAbove(Number.MIN_VALUE).every((count) => count === 0)) {
    return {
      refusal: null,
      warnings: [{ code: 'scores-all-zero', message: `Every score was 0 on ${answers.length} probe pictures.` }],
      hasFound: false,
    };
  }
  const { boxes, scores = boxes } = profile.outputs;
  const isConstant = answers.every((outputs) =>
    [boxes, scores].every((name) => isSameAnswer(outputs, answers[0] ?? outputs, name)),
  );
  if (!isConstant) return { refusal: null, warnings: [], hasFound };
  const message = `Its answer was the same on ${answers.length} different probe pictures.`;
  return { refusal: null, warnings: [{ code: 'answer-constant', message }], hasFound: false };
}

function isSameAnswer(a: OutputTensors, b: OutputTensors, name: string): boolean {
  const [first, second] = [a.get(name)?.data, b.get(name)?.data];
  return first?.length === second?.length && (first?.every((value, i) => value === second?.[i]) ?? false);
}
