import type { Fault, FaultCode } from '../../../preload/contract/faults/result.ts';
import type { SeenPicture } from '../../../preload/contract/parts/picture.ts';
import type { PictureLimits } from '../../../preload/contract/station/recipe.ts';

/** What an image is judged by; `neededSide` is the longer side of the model's input, 0 without a model. */
export type JudgedPicture = SeenPicture & Readonly<{ neededSide: number }>;
type Why = Extract<Fault, { code: 'picture-unfit' }>['why'];

/** Enlarged more than this, an image shows a model nothing that it was trained on. */
const MOST_ENLARGED = 8;
/**
 * The sharpness of white noise with a standard deviation of 10. Fainter noise is normal for any camera, and on a plain part it is
 * all there is: it hides nothing that a verdict depends on.
 */
const FAINT_NOISE_SHARPNESS = 20 * 10 ** 2;

/** What is wrong with the look of an image; `null` if a verdict can be based on it. Figures that are not numbers count as wrong. */
export function pictureFault(picture: JudgedPicture, limits: PictureLimits): Fault | null {
  const { width, height, optics, signs, neededSide } = picture;
  const longerSide = Math.max(width, height);
  const atLeast = (why: Why, measured: number, limit: number) => ({
    why,
    measured,
    limit,
    isMet: measured >= limit,
  });
  const atMost = (why: Why, measured: number, limit: number) => ({
    why,
    measured,
    limit,
    isMet: measured <= limit,
  });
  const rules = [
    atLeast('too-small', Math.min(width, height), limits.minSide),
    atLeast('too-small', longerSide, neededSide / MOST_ENLARGED),
    atLeast('too-dark', optics.brightness, limits.minBrightness),
    atMost('too-bright', optics.brightness, limits.maxBrightness),
    atLeast('too-flat', optics.contrast, limits.minContrast),
    atMost('too-blank', signs.blankRows, limits.maxBlank),
    atLeast('too-blurred', optics.sharpness, limits.minSharpness),
    atMost('too-noisy', optics.sharpness < FAINT_NOISE_SHARPNESS ? 0 : noiseOf(optics), limits.maxNoise),
  ];
  // A rule that is not met is broken, so that NaN is outside too.
  const broken = rules.find(({ isMet }) => !isMet);
  if (broken === undefined) return null;
  const { why, measured, limit } = broken;
  return { code: 'picture-unfit', why, measured, limit };
}

/** Sharpness relative to contrast: how much of an image changes from one pixel to the next. 20 for white noise, less than 4 for photographs. */
export function noiseOf({ contrast, sharpness }: SeenPicture['optics']): number {
  return contrast === 0 ? 0 : sharpness / contrast ** 2;
}

/** No image could be read from the file, so there is nothing a person could look at. */
const NO_PICTURE: ReadonlySet<FaultCode> = new Set([
  'image-unreadable',
  'image-too-large',
  'picture-bits',
  'file-vanished',
  'file-forbidden',
]);

export function leavesNoPicture(code: FaultCode): boolean {
  return NO_PICTURE.has(code);
}

/** There is an image, and something is wrong with it or with its name. */
const OF_PICTURE: ReadonlySet<FaultCode> = new Set([
  'picture-unfit',
  'picture-unusual',
  'picture-repeated',
  'name-damaged',
]);

/** A fault of the camera or the file; any other is one of the station or its model. */
export const PICTURE_FAULTS: readonly FaultCode[] = [...NO_PICTURE, ...OF_PICTURE];

export function isOfPicture(code: FaultCode): boolean {
  return PICTURE_FAULTS.includes(code);
}
