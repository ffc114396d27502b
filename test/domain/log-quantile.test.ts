import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logQuantile } from '../../main/domain/log-quantile.ts';

test('a quantile read from steps is at most one step from the true one', () => {
  const values = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.95), (times, share) => {
      const steps = Map.groupBy(times, (time) => Math.floor(4 * Math.log2(time)));
      const read = logQuantile(
        [...steps].map(([step, { length }]) => ({ step, count: length })),
        share,
        4,
      );
      const sorted = times.toSorted((a, b) => a - b);
      const truth = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
      expect(Math.abs(Math.log2((read ?? Number.NaN) / truth))).toBeLessThanOrEqual(0.25 + 1e-9);
    }),
  );
});

test('nothing has no quantile', () => {
  expect(logQuantile([], 0.5, 4)).toBeNull();
});
