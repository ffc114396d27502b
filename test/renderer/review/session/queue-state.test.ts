import { expect, test } from 'vitest';
import {
  EMPTY_QUEUE,
  withBroughtBack,
  withClaimed,
  withGiven,
  withLeaving,
  withSettled,
} from '../../../../renderer/review/session/queue-state.ts';
import { NOW } from '../../support/station-factories.ts';
import { anItem } from '../support.ts';

const [a, b, c, d] = [anItem(1), anItem(2), anItem(3), anItem(4)];
const holding = (...items: readonly ReturnType<typeof anItem>[]) => withClaimed(EMPTY_QUEUE, items, NOW);
const ids = (state: ReturnType<typeof holding>) => state.items.map(({ id }) => Number(id));

test('items granted later come after those the person already has', () => {
  expect(ids(withClaimed(holding(c, b), [a, b, c, d], NOW))).toEqual([3, 2, 1, 4]);
});

test('an item whose answer is on its way does not come back with an earlier renewal', () => {
  const answered = withLeaving(holding(a, b), a);
  expect(ids(withClaimed(answered, [a, b, c], NOW))).toEqual([2, 3]);
  expect(ids(withClaimed(withSettled(answered, a.id), [b, c], NOW))).toEqual([2, 3]);
});

test('an item that the engine no longer grants leaves, and the person is told if it was on screen', () => {
  expect(withClaimed(holding(a, b, c), [a, c], NOW)).toMatchObject({ items: [a, c], notice: null });
  expect(withClaimed(holding(a, b), [b], NOW)).toMatchObject({ items: [b], notice: { kind: 'claim-lost' } });
});

test('a part that the line no longer waits for stays on screen while its claim is valid', () => {
  const overdue = anItem(7, { dueAt: NOW - 1, claimedUntil: NOW + 60_000 });
  const still = withClaimed(holding(overdue, b), [b], NOW);
  expect(still).toMatchObject({ items: [overdue, b], notice: { kind: 'line-gone-on' } });
  expect(withClaimed(still, [b], NOW + 60_000)).toMatchObject({ items: [b], notice: { kind: 'claim-lost' } });
});

test('an answer that could not be saved brings its item back on screen with the reason', () => {
  const notice = { kind: 'not-saved', fault: { code: 'disk-full', path: '/data' } } as const;
  const state = withBroughtBack(withLeaving(holding(a, b), a), a, notice);
  expect(state).toMatchObject({ items: [a, b], leaving: [], notice });
});

test('an undo takes back the last answer that was neither undone nor brought back', () => {
  const answered = withGiven(withGiven(holding(a, b, c), { item: a, kind: 'accept', classNames: [] }), {
    item: b,
    kind: 'reject',
    classNames: ['crack'],
  });
  expect(answered).toMatchObject({ items: [c], leaving: [a, b], notice: null });
  expect(answered.given.at(-1)).toMatchObject({ item: b, kind: 'reject', classNames: ['crack'] });
  const undone = withBroughtBack(answered, b, null);
  expect(undone.given).toMatchObject([{ item: a, kind: 'accept' }]);
  expect(withBroughtBack(undone, a, null).given).toEqual([]);
});
