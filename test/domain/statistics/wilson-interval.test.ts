import { expect, test } from 'vitest';
import { estimateShare } from '../../../main/domain/statistics/wilson-interval.ts';

/** Table I, method 3 (score, without continuity correction), of Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998). */
test.for([
  { count: 81, of: 263, low: 0.2553, high: 0.3662 },
  { count: 15, of: 148, low: 0.0624, high: 0.1605 },
  { count: 0, of: 20, low: 0, high: 0.1611 },
  { count: 1, of: 29, low: 0.0061, high: 0.1718 },
])('Wilson’s interval of $count of $of is the published one', ({ count, of, low, high }) => {
  const found = estimateShare(count, of);
  expect(found?.low).toBeCloseTo(low, 4);
  expect(found?.high).toBeCloseTo(high, 4);
});
