import { expect, test } from 'vitest';
import { firstPassYield } from '../../../main/domain/statistics/first-pass-yield.ts';

test('the yield is the share that passed of all that were inspected, and unknown where none was', () => {
  expect(firstPassYield({ inspected: 8, passed: 6 })).toBe(0.75);
  expect(firstPassYield({ inspected: 0, passed: 0 })).toBeNull();
});
