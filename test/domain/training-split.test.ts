import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitOf } from '../../main/domain/training-split.ts';

test('a part keeps its side whatever else is exported, and another seed deals anew', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (key, seed) => {
      expect(splitOf(key, seed, { val: 0.2, test: 0.2 })).toBe(splitOf(key, seed, { val: 0.2, test: 0.2 }));
    }),
  );
  const serials = Array.from({ length: 200 }, (_, i) => `SN${i}`);
  const dealt = (seed: string) => serials.map((serial) => splitOf(serial, seed, { val: 0.3, test: 0.3 }));
  expect(dealt('one')).not.toEqual(dealt('two'));
});

test('serials that count up are spread over the sides by their shares', () => {
  const sides = Array.from({ length: 10_000 }, (_, i) => splitOf(`SN${i}`, 'lupa', { val: 0.15, test: 0.1 }));
  const share = (side: string) => sides.filter((each) => each === side).length / sides.length;
  // Five standard deviations of a share of 10,000 fair draws are below 0.02.
  expect(Math.abs(share('val') - 0.15)).toBeLessThan(0.02);
  expect(Math.abs(share('test') - 0.1)).toBeLessThan(0.02);
});

test('more validation takes parts from training only', () => {
  fc.assert(
    fc.property(fc.string(), (key) => {
      const before = splitOf(key, 's', { val: 0.1, test: 0.2 });
      const after = splitOf(key, 's', { val: 0.3, test: 0.2 });
      expect(before === 'train' || after === before).toBe(true);
    }),
  );
});
