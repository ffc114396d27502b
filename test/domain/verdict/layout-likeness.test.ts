import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centredLayout, layoutLikeness } from '../../../main/domain/verdict/layout-likeness.ts';

const cells = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 256, maxLength: 256 });
const likeness = (one: readonly number[], other: readonly number[]) =>
  layoutLikeness(centredLayout(one), centredLayout(other));

/** Pearson's correlation, written as in the textbook. */
function correlation(one: readonly number[], other: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  const sum = (term: (i: number) => number) => one.reduce((total, _, i) => total + term(i), 0);
  const deviation = (values: readonly number[], centre: number) => (i: number) => ((values[i] ?? 0) - centre) ** 2;
  const product = sum((i) => ((one[i] ?? 0) - a) * ((other[i] ?? 0) - b));
  return product / Math.sqrt(sum(deviation(one, a)) * sum(deviation(other, b)));
}

test('the likeness of two layouts is their correlation', () => {
  fc.assert(
    fc.property(cells, cells, (one, other) => {
      fc.pre(new Set(one).size > 1 && new Set(other).size > 1);
      expect(likeness(one, other)).toBeCloseTo(correlation(one, other), 9);
    }),
  );
});

test('exposure and contrast do not matter to it, and a uniform layout resembles nothing', () => {
  fc.assert(
    fc.property(cells, (layout) => {
      fc.pre(new Set(layout).size > 1);
      const darker = layout.map((cell) => 40 + cell / 3);
      expect(likeness(layout, darker)).toBeCloseTo(1, 9);
      expect(
        likeness(
          layout,
          layout.map(() => 90),
        ),
      ).toBe(0);
    }),
  );
});
