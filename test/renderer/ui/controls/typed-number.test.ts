import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestNumber, typedNumber } from '../../../../renderer/ui/controls/typed-number.ts';

const SHARE = { min: 0.05, max: 1 };

test('a field that was emptied, or holds half a number, says no number, and above all no 0', () => {
  for (const typed of ['', '-', '0.', '.', '1e3', ' ', 'NaN', 'Infinity']) {
    expect(typedNumber(typed, {})).toBeNull();
    expect(nearestNumber(typed, {})).toBeNull();
  }
});

test('a number is taken as it is typed once it lies within the range, also with zeros at its end', () => {
  expect(typedNumber('0.50', SHARE)).toBe(0.5);
  expect(typedNumber(0.5, SHARE)).toBe(0.5);
  expect(typedNumber(0, SHARE)).toBeNull();
  expect(typedNumber('0.0', SHARE)).toBeNull();
  expect(typedNumber(900, { min: 0, max: 500 })).toBeNull();
});

test('what is left out of range becomes the nearest number within it', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (typed) => {
      const left = nearestNumber(typed, SHARE);
      expect(left).toBeGreaterThanOrEqual(SHARE.min);
      expect(left).toBeLessThanOrEqual(SHARE.max);
      expect(typedNumber(left ?? '', SHARE)).toBe(left);
    }),
  );
});
