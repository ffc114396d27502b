import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantSchema, nearestInstant } from '../../../preload/contract/values/units.ts';

test('every time from a file system becomes an instant within the range of a date', () => {
  const nanoseconds = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 83n });
  fc.assert(
    fc.property(fc.oneof(fc.double(), nanoseconds.map(Number)), (ms) => {
      const instant = nearestInstant(ms);
      expect(instantSchema.parse(instant)).toBe(instant);
      expect(new Date(instant).toISOString()).toMatch(/Z$/);
    }),
  );
});

test('a time within the range of a date stays the same, to the millisecond', () => {
  const usual = fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(usual, (date) => {
      expect(nearestInstant(date.getTime() + 0.75)).toBe(date.getTime());
    }),
  );
});
