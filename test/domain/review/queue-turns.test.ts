import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inTurn, turnOfSecondLook } from '../../../main/domain/review/queue-turns.ts';

const items = (...ids: number[]) => ids.map((id) => ({ id }));
const ids = (of: readonly { readonly id: number }[]) => of.map(({ id }) => id);

test('without turns of their own, second looks come where the queue has them', () => {
  expect(ids(inTurn(items(1, 2, 8, 9), items(8, 9), () => false))).toEqual([1, 2, 8, 9]);
});

test('on its turn, the oldest second look comes before what a line waits for', () => {
  let turn = 0;
  const everyThird = () => ++turn % 3 === 0;
  expect(ids(inTurn(items(1, 2, 3, 4, 8, 9), items(8, 9), everyThird))).toEqual([1, 2, 8, 3, 4, 9]);
});

test('whatever the turns, each item is offered once, and those that a line waits for keep their order', () => {
  fc.assert(
    fc.property(
      fc.nat(20),
      fc.nat(20),
      fc.array(fc.boolean(), { minLength: 50, maxLength: 50 }),
      (held, seconds, turns) => {
        const waiting = Array.from({ length: held }, (_, id) => ({ id }));
        const looks = Array.from({ length: seconds }, (_, index) => ({ id: 100 + index }));
        const order = ids(inTurn([...waiting, ...looks], looks, () => turns.pop() ?? false));
        expect(order.toSorted((a, b) => a - b)).toEqual(ids([...waiting, ...looks]));
        expect(order.filter((id) => id < 100)).toEqual(ids(waiting));
        expect(order.filter((id) => id >= 100)).toEqual(ids(looks));
      },
    ),
  );
});

test('an overdue second look has every other turn, and never more than that', () => {
  expect(turnOfSecondLook(0.1, false)).toBe(0.1);
  expect(turnOfSecondLook(0.1, true)).toBe(0.5);
  expect(turnOfSecondLook(0, false)).toBe(0);
});
