import type { SeenPicture } from '../../../preload/contract/parts/picture.ts';
import {
  type Departure,
  departureOf,
  learnUsual,
  oddBeside,
  PICTURES_TO_LEARN,
  type UsualPicture,
} from './usual-picture.ts';

/** What a lane has learned from under one model. */
type LearnedFrom = Readonly<{ modelSha256: string | null; pictures: readonly SeenPicture[] }>;

/** What is usual by now, and the pictures that are being learned from for the model that decides now. */
export type UsualKnowledge = Readonly<{ usual: UsualPicture | null; learning: readonly SeenPicture[] }>;

/**
 * What a lane knows under a model, from all that it has learned under a recipe, the oldest first. Pictures do not change with the
 * model: until a new one has its own, those of the one before count.
 */
export function usualKnowledge(kept: readonly LearnedFrom[], modelSha256: string | null): UsualKnowledge {
  const own = kept.find((one) => one.modelSha256 === modelSha256)?.pictures ?? [];
  const complete = isComplete(own) ? own : kept.findLast(({ pictures }) => isComplete(pictures))?.pictures;
  return { usual: complete === undefined ? null : learnUsual(complete), learning: own };
}

/** What is unusual about a picture, or odd beside the few that were seen. */
export function unusualAbout(
  picture: SeenPicture,
  { usual, learning }: UsualKnowledge,
  tolerance: number,
): Departure | null {
  return usual === null ? oddBeside(picture, learning) : departureOf(picture, usual, tolerance);
}

/** With one picture more; `null` where there is nothing left to learn. */
export function learnFrom(
  { usual, learning }: UsualKnowledge,
  { width, height, optics, signs }: SeenPicture,
): UsualKnowledge | null {
  if (isComplete(learning)) return null;
  const pictures = [...learning, { width, height, optics, signs }];
  return { usual: isComplete(pictures) ? learnUsual(pictures) : usual, learning: pictures };
}

/** Share, 0 to 1, of the pictures that it takes. */
export function shareLearned({ learning }: UsualKnowledge): number {
  return learning.length / PICTURES_TO_LEARN;
}

function isComplete(pictures: readonly SeenPicture[]): boolean {
  return pictures.length >= PICTURES_TO_LEARN;
}
