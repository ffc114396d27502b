import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLineMark } from '../../../../main/engine/store/recording/line-mark.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A mark whose own writes end as `canWrite` says. */
function markOf() {
  const written: (number | null)[] = [];
  const disk = { canWrite: true };
  const mark = createLineMark(() => {
    const seq = mark.pending();
    if (!disk.canWrite || seq === null) return disk.canWrite;
    written.push(seq);
    mark.settle(seq);
    return true;
  });
  return { mark, written, disk };
}

test('a mark is durable a moment later, several at once', () => {
  const { mark, written } = markOf();
  for (const seq of [1, 2, 3]) mark.note(seq);
  vi.advanceTimersByTime(199);
  expect([written, mark.pending()]).toEqual([[], 3]);
  vi.advanceTimersByTime(1);
  expect([written, mark.pending(), vi.getTimerCount()]).toEqual([[3], null, 0]);
});

test('a mark written with a group of records is not written again', () => {
  const { mark, written } = markOf();
  mark.note(5);
  mark.settle(5);
  vi.advanceTimersByTime(60_000);
  expect([written, vi.getTimerCount()]).toEqual([[], 0]);
});

test('a mark that cannot be written is tried again until it can, and once when everything is about to end', () => {
  const { mark, written, disk } = markOf();
  disk.canWrite = false;
  mark.note(7);
  vi.advanceTimersByTime(10_000);
  expect([written, mark.pending()]).toEqual([[], 7]);
  disk.canWrite = true;
  vi.advanceTimersByTime(2_000);
  expect(written).toEqual([7]);
  disk.canWrite = false;
  mark.note(8);
  mark.flush();
  expect([written, vi.getTimerCount()]).toEqual([[7], 0]);
});

test('an older message than the newest one noted changes nothing', () => {
  const { mark } = markOf();
  mark.note(9);
  mark.note(4);
  expect(mark.pending()).toBe(9);
});
