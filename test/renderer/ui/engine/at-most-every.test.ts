import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atMostEvery } from '../../../../renderer/ui/engine/at-most-every.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('the first is handed over at once, later ones together and in order, and none is lost', () => {
  const handed: (readonly number[])[] = [];
  const pace = atMostEvery<number>(200, (collected) => handed.push(collected));
  pace.take(1);
  expect(handed).toEqual([[1]]);
  pace.take(2);
  pace.take(3);
  vi.advanceTimersByTime(199);
  expect(handed).toEqual([[1]]);
  vi.advanceTimersByTime(1);
  expect(handed).toEqual([[1], [2, 3]]);
});

test('after a pause it hands over at once again', () => {
  const handed: (readonly number[])[] = [];
  const pace = atMostEvery<number>(200, (collected) => handed.push(collected));
  pace.take(1);
  vi.advanceTimersByTime(1000);
  pace.take(2);
  expect(handed).toEqual([[1], [2]]);
});

test('once stopped it hands over nothing more', () => {
  const handed: (readonly number[])[] = [];
  const pace = atMostEvery<number>(200, (collected) => handed.push(collected));
  pace.take(1);
  pace.take(2);
  pace.stop();
  vi.advanceTimersByTime(1000);
  expect(handed).toEqual([[1]]);
});
