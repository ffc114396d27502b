import type { SeenPicture } from '../../../preload/contract/parts/picture.ts';
import {
  type Departure,
  departureOf,
  learnUsual,
  oddBeside,
  PICTURES_TO_LEARN,
  type UsualPicture,
} from './usual-picture.ts';

/** What a lane has learned from, under one model. */
type LearnedFrom = Readonly<{ modelSha256: string | null; pictures: readonly SeenPicture[] }>;

/** What is usual so far, and the images being learned from for the current model. */
export type UsualKnowledge = Readonly<{ usual: UsualPicture | null; learning: readonly SeenPicture[] }>;

/**
 * What a lane knows under a model, from everything it learned under a recipe, oldest first. Images do not change with the
 * model: until a new model has its own, those of the previous one count.
 */
export function usualKnowledge(kept: readonly LearnedFrom[], modelSha256: string | null): UsualKnowledge {
  const own = kept.find((one) => one.modelSha256 === modelSha256)?.pictures ?? [];
  const complete = isComplete(own) ? own : kept.findLast(({ pictures }) => isComplete(pictures))?.pictures;
  return { usual: complete === undefined ? null : learnUsual(complete), learning: own };
}

/** What is unusual about an image, or odd compared with the few seen so far. */
export function unusualAbout(
  picture: SeenPicture,
  { usual, learning }: UsualKnowledge,
  tolerance: number,
): Departure | null {
  return usual === null ? oddBeside(picture, learning) : departureOf(picture, usual, tolerance);
}

/** With one more image; `null` if there is nothing left to learn. */
export function learnFrom(
  { usual, learning }: UsualKnowledge,
  { width, height, optics, signs }: SeenPicture,
): UsualKnowledge | null {
  if (isComplete(learning)) return null;
  const pictures = [...learning, { width, height, optics, signs }];
  return { usual: isComplete(pictures) ? learnUsual(pictures) : usual, learning: pictures };
}

/** Share, 0 to 1, of the needed images. */
export function shareLearned({ learning }: UsualKnowledge): number {
  return learning.length / PICTURES_TO_LEARN;
}

function isComplete(pictures: readonly SeenPicture[]): boolean {
  return pictures.length >= PICTURES_TO_LEARN;
}
