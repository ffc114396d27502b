import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logQuantile, mostOff } from '../../../main/domain/statistics/log-quantile.ts';
import { STEPS_PER_OCTAVE } from '../../../main/engine/store/rollups/stages.ts';

const stepsOf = (times: readonly number[], perOctave: number) =>
  [...Map.groupBy(times, (time) => Math.floor(perOctave * Math.log2(time)))].map(([step, { length }]) => ({
    step,
    count: length,
  }));

test('a quantile read from steps is never further from the true one than stated', () => {
  const values = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.constantFrom(0.5, 0.95), fc.constantFrom(4, 20), (times, share, perOctave) => {
      const read = logQuantile(stepsOf(times, perOctave), share, perOctave) ?? Number.NaN;
      const sorted = times.toSorted((a, b) => a - b);
      const truth = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
      expect(Math.abs(read - truth) / truth).toBeLessThanOrEqual(mostOff(perOctave) + 1e-9);
    }),
  );
});

test('stage times are at most two in a hundred off: a thousand of 20 ms are told as 20 ms', () => {
  expect(mostOff(STEPS_PER_OCTAVE)).toBeLessThan(0.02);
  const steps = stepsOf(
    Array.from({ length: 1000 }, () => 20_000),
    STEPS_PER_OCTAVE,
  );
  for (const share of [0.5, 0.95]) {
    const read = logQuantile(steps, share, STEPS_PER_OCTAVE) ?? Number.NaN;
    expect(Math.abs(read / 20_000 - 1)).toBeLessThan(0.02);
  }
});

test('nothing has no quantile', () => {
  expect(logQuantile([], 0.5, 4)).toBeNull();
});
