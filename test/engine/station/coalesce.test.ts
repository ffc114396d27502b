import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesce } from '../../../main/engine/station/coalesce.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first is sent at once, a burst as lists, at most ten times in a second, and nothing is left out', () => {
  const sent: { at: number; items: readonly number[] }[] = [];
  const startedAt = Date.now();
  const message = coalesce<number>(100, (items) => sent.push({ at: Date.now() - startedAt, items }));

  for (let part = 0; part < 500; part++) {
    message.add(part);
    vi.advanceTimersByTime(2);
  }
  vi.advanceTimersByTime(1000);

  expect(sent[0]?.items).toEqual([0]);
  expect(sent.length).toBeLessThanOrEqual(11);
  expect(sent.flatMap(({ items }) => items)).toEqual(Array.from({ length: 500 }, (_, part) => part));
});

test('after a pause the next one is sent at once again', () => {
  const sent: number[] = [];
  const message = coalesce<number>(100, (items) => sent.push(...items));
  message.add(1);
  vi.advanceTimersByTime(5000);
  message.add(2);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([1, 2]);
});

test('once stopped it says nothing more', () => {
  const sent: number[] = [];
  const message = coalesce<number>(100, (items) => sent.push(...items));
  message.add(1);
  message.stop();
  message.add(2);
  vi.advanceTimersByTime(5000);
  expect(sent).toEqual([]);
});

test('stopped before anybody had something to say, it stays silent', () => {
  const sent: number[] = [];
  const message = coalesce<number>(100, (items) => sent.push(...items));
  message.stop();
  message.add(1);
  vi.advanceTimersByTime(5000);
  expect(sent).toEqual([]);
});

test('what may wait goes out with what came within the time, and what is gathered can be sent sooner', () => {
  const sent: (readonly number[])[] = [];
  const message = coalesce<number>(100, (items) => sent.push(items), 100);
  message.add(1);
  vi.advanceTimersByTime(60);
  message.add(2);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(40);
  message.add(3);
  message.flush();
  message.flush();
  expect([sent, vi.getTimerCount()]).toEqual([[[1, 2], [3]], 0]);
});
