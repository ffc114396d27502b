import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countTicks, rangeTicks } from '../../../renderer/supervisor/charts/round-ticks.ts';
import { valueAxis } from '../../../renderer/supervisor/charts/value-axis.ts';

test('times of up to 380 ms are read off at full hundreds', () => {
  expect(countTicks([12, 85, 372.4])).toEqual([0, 100, 200, 300, 400]);
});

test.each([
  [
    [1, 2, 3],
    [0, 1, 2, 3],
  ],
  [[7], [0, 2, 4, 6, 8]],
  [[9], [0, 5, 10]],
  [
    [0, 0],
    [0, 1],
  ],
  [[], [0, 1]],
  [
    [0.03, 0.4],
    [0, 0.1, 0.2, 0.3, 0.4],
  ],
])('counts of %j have the ticks %j', (values, ticks) => {
  expect(countTicks(values)).toEqual(ticks);
});

test('a range is read off at round values around what there is', () => {
  expect(rangeTicks([118, 131])).toEqual([115, 120, 125, 130, 135]);
  expect(rangeTicks([120])).toEqual([100, 150]);
});

const figure = fc.double({ min: 0, max: 1e9, noNaN: true });

test('ticks hold all values, are evenly spaced, few, and whole for whole numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(figure, fc.integer({ min: 0, max: 1_000_000 })), { minLength: 1 }), (values) => {
      for (const ticks of [countTicks(values), rangeTicks(values)]) {
        const [first = 0, last = 0] = [ticks[0], ticks.at(-1)];
        const slack = 1e-9 * Math.max(1, Math.abs(last));
        expect(first).toBeLessThanOrEqual(Math.min(...values) + slack);
        expect(last).toBeGreaterThanOrEqual(Math.max(...values) - slack);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThanOrEqual(7);
      }
      if (values.every(Number.isInteger)) expect(countTicks(values).every(Number.isInteger)).toBe(true);
    }),
  );
});

test('the highest label alone names the unit of an axis', () => {
  const { ticks, tickFormatter } = valueAxis([372], 'counts', { show: (value) => `${value} ms`, bare: String });
  expect(ticks.map(tickFormatter)).toEqual(['0', '100', '200', '300', '400 ms']);
});
