import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JudgedPicture, pictureFault } from '../../../main/domain/verdict/picture-fault.ts';
import type { Optics } from '../../../preload/contract/parts/picture.ts';
import {
  DEFAULT_PICTURE_LIMITS,
  DEFAULT_RECIPE_BODY,
  recipeBodySchema,
} from '../../../preload/contract/station/recipe.ts';
import { seenPicture } from '../../support/files/seen-pictures.ts';

const limits = { ...DEFAULT_PICTURE_LIMITS, minBrightness: 10, maxBrightness: 240, minContrast: 4 };
const optics = { brightness: 120, contrast: 30, sharpness: 200 };
const picture: JudgedPicture = { ...seenPicture(), optics, neededSide: 640 };

function seen(changed: Partial<Optics>, rest: Partial<JudgedPicture> = {}) {
  return pictureFault({ ...picture, ...rest, optics: { ...optics, ...changed } }, limits);
}

test('a black, a white and an even picture each name their trouble, the figure and the limit', () => {
  expect(seen({})).toBeNull();
  expect(seen({ brightness: 9.9 })).toEqual({
    code: 'picture-unfit',
    why: 'too-dark',
    measured: 9.9,
    limit: 10,
  });
  expect(seen({ brightness: 241 })).toMatchObject({ why: 'too-bright', limit: 240 });
  expect(seen({ contrast: 3.9 })).toMatchObject({ why: 'too-flat', measured: 3.9 });
});

test('pure blur and pure noise are no pictures of a part', () => {
  expect(seen({ sharpness: 0.2 })).toMatchObject({ why: 'too-blurred', measured: 0.2, limit: 0.5 });
  // White noise: its Laplacian varies twenty times as much as it does itself.
  expect(seen({ contrast: 20, sharpness: 20 * 20 ** 2 })).toMatchObject({
    why: 'too-noisy',
    measured: 20,
    limit: 8,
  });
});

test('a plain part is not noisy because the faint noise of its camera is all that changes on it', () => {
  expect(seen({ contrast: 4, sharpness: 20 * 4 ** 2 })).toBeNull();
  expect(seen({ contrast: 9.9, sharpness: 20 * 9.9 ** 2 })).toBeNull();
  expect(seen({ contrast: 10, sharpness: 20 * 10 ** 2 })).toMatchObject({ why: 'too-noisy' });
  expect(seen({ sharpness: Number.NaN })).not.toBeNull();
});

test('a picture of a few pixels is too small, by itself or for its model', () => {
  expect(seen({}, { width: 2, height: 2 })).toMatchObject({ why: 'too-small', measured: 2, limit: 16 });
  expect(seen({}, { width: 4000, height: 2 })).toMatchObject({ why: 'too-small', measured: 2 });
  expect(seen({}, { width: 79, height: 79 })).toMatchObject({ why: 'too-small', measured: 79, limit: 80 });
  expect(seen({}, { width: 80, height: 20 })).toBeNull();
  expect(seen({}, { width: 79, height: 79, neededSide: 0 })).toBeNull();
});

test('a strip that nothing was written to is too blank from a tenth of the height on', () => {
  const withBlank = (blankRows: number) => seen({}, { signs: { ...picture.signs, blankRows } });
  expect(withBlank(0.1)).toBeNull();
  expect(withBlank(0.11)).toMatchObject({ why: 'too-blank', measured: 0.11, limit: 0.1 });
});

test('whatever is measured, no number included, either lies within the limits or is a fault', () => {
  const figure = fc.oneof(fc.double({ min: 0, max: 255 }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(figure, figure, figure, (brightness, contrast, sharpness) => {
      const isWithin =
        brightness >= 10 &&
        brightness <= 240 &&
        contrast >= 4 &&
        sharpness >= 0.5 &&
        sharpness / contrast ** 2 <= limits.maxNoise;
      expect(seen({ brightness, contrast, sharpness }) === null).toBe(isWithin);
    }),
  );
});

test('a recipe from before there were such limits has the default ones', () => {
  const { pictureLimits: _, ...older } = DEFAULT_RECIPE_BODY;
  expect(recipeBodySchema.parse(older).pictureLimits).toEqual(DEFAULT_PICTURE_LIMITS);
  const three = { minBrightness: 20, maxBrightness: 200, minContrast: 5 };
  expect(recipeBodySchema.parse({ ...older, pictureLimits: three }).pictureLimits).toEqual({
    ...DEFAULT_PICTURE_LIMITS,
    ...three,
  });
});
