import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookOrder } from '../../../main/domain/study/look-order.ts';
import { randomNumbers } from '../../support/random.ts';

test('what somebody saw at the end of a round they do not see at the beginning of the next', () => {
  const sizes = fc.tuple(fc.integer({ min: 4, max: 60 }), fc.integer({ min: 2, max: 5 }), fc.integer());
  fc.assert(
    fc.property(sizes, ([parts, rounds, seed]) => {
      const all = Array.from({ length: parts }, (_, part) => part);
      const orders = lookOrder(all, rounds, randomNumbers(seed));
      expect(orders).toHaveLength(rounds);
      const few = Math.floor(parts / 4);
      orders.forEach((order, round) => {
        expect(order.toSorted((a, b) => a - b)).toEqual(all);
        const late = orders[round - 1]?.slice(-few) ?? [];
        expect(order.slice(0, few).filter((part) => late.includes(part))).toEqual([]);
      });
    }),
  );
});
