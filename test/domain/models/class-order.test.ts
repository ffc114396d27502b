import { expect, test } from 'vitest';
import { compareClasses } from '../../../main/domain/models/class-order.ts';

test('the same classes in the same order are the same', () => {
  expect(compareClasses(['a', 'b'], ['a', 'b'])).toEqual({ missing: [], added: [], isSameOrder: true });
});

test('two swapped classes are noticed, whatever is between them', () => {
  expect(compareClasses(['a', 'b', 'c'], ['c', 'b', 'a']).isSameOrder).toBe(false);
  expect(compareClasses(['a', 'b'], ['a', 'new', 'b'])).toEqual({ missing: [], added: ['new'], isSameOrder: true });
});

test('classes that only one of them has are named, and say nothing about the order of the rest', () => {
  expect(compareClasses(['a', 'b', 'c'], ['a', 'c'])).toEqual({ missing: ['b'], added: [], isSameOrder: true });
});
