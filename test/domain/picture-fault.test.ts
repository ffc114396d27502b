import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureFault } from '../../main/domain/picture-fault.ts';
import { DEFAULT_PICTURE_LIMITS, DEFAULT_RECIPE_BODY, recipeBodySchema } from '../../preload/contract/recipe.ts';

const limits = { minBrightness: 10, maxBrightness: 240, minContrast: 4 };

test('a black, a white and an even picture each name their trouble, the figure and the limit', () => {
  const optics = { brightness: 120, contrast: 30, sharpness: 200 };
  expect(pictureFault(optics, limits)).toBeNull();
  expect(pictureFault({ ...optics, brightness: 9.9 }, limits)).toEqual({
    code: 'picture-unfit',
    trouble: 'too-dark',
    measured: 9.9,
    limit: 10,
  });
  expect(pictureFault({ ...optics, brightness: 241 }, limits)).toMatchObject({ trouble: 'too-bright', limit: 240 });
  expect(pictureFault({ ...optics, contrast: 3.9 }, limits)).toMatchObject({ trouble: 'too-flat', measured: 3.9 });
});

test('whatever is measured, no number included, either lies within the limits or is a fault', () => {
  const figure = fc.oneof(fc.double({ min: 0, max: 255 }), fc.constant(Number.NaN));
  fc.assert(
    fc.property(figure, figure, (brightness, contrast) => {
      const isWithin = brightness >= 10 && brightness <= 240 && contrast >= 4;
      expect(pictureFault({ brightness, contrast, sharpness: 1 }, limits) === null).toBe(isWithin);
    }),
  );
});

test('a recipe from before there were such limits has the default ones', () => {
  const { pictureLimits: _, ...older } = DEFAULT_RECIPE_BODY;
  expect(recipeBodySchema.parse(older).pictureLimits).toEqual(DEFAULT_PICTURE_LIMITS);
});
