import { describe, expect, test, vi } from 'vitest';
import { conflict } from '../../../../preload/contract/faults/conflict.ts';
import { type Fault, failed, ok, type Result } from '../../../../preload/contract/faults/result.ts';
import type { OperationName } from '../../../../preload/contract/operations/operations.ts';
import type { ReviewItem } from '../../../../preload/contract/parts/review.ts';
import { personIdSchema } from '../../../../preload/contract/values/units.ts';
import type { Call } from '../../../../renderer/review/session/call-engine.ts';
import { HELD } from '../../../../renderer/review/session/claims.ts';
import { type Draft, EMPTY_DRAFT } from '../../../../renderer/review/session/drafts.ts';
import { createReviewSession } from '../../../../renderer/review/session/review-session.ts';
import { allFinished } from '../../../../renderer/ui/engine/unfinished.ts';
import { anInspection, NOW } from '../../support/station-factories.ts';
import { anAnswer, anItem } from '../support.ts';

const ME = personIdSchema.parse(1);
const AWAY: Fault = { code: 'engine-down' };
const CONFLICT: Fault = conflict('part-answered');

type Replies = Partial<Record<OperationName, (input: never) => Result<unknown>>>;

/** A session before an engine that answers as told, and what that engine was asked, in order. */
function begin(items: readonly ReviewItem[], replies: Replies = {}) {
  const asked: [OperationName, unknown][] = [];
  const open = [...items];
  const call = (async (name: OperationName, input: never) => {
    asked.push([name, input]);
    const reply = replies[name]?.(input);
    if (reply !== undefined) return reply;
    if (name === 'review.claim') return ok(open.slice(0, (input as { count: number }).count));
    if (name === 'review.answer') {
      open.splice(
        open.findIndex(({ id }) => id === (input as { itemId: number }).itemId),
        1,
      );
      return ok({ feedback: null, telling: { kind: 'told' } });
    }
    return ok({});
  }) as Call;
  const onSettled = vi.fn();
  const onUndone = vi.fn();
  const untilEngineRuns = vi.fn(async () => undefined);
  const session = createReviewSession({ call, personId: ME, untilEngineRuns, now: () => NOW, onSettled, onUndone });
  const names = () => asked.map(([name]) => name);
  const settled = () => expect.poll(() => session.current().leaving).toEqual([]);
  const onScreen = () => session.current().items.map(({ id }) => Number(id));
  return { session, asked, names, open, onSettled, onUndone, untilEngineRuns, settled, onScreen };
}

async function holding(items: readonly ReviewItem[], replies: Replies = {}) {
  const desk = begin(items, replies);
  desk.session.refill();
  await expect.poll(() => desk.session.current().isUnknown).toBe(false);
  return desk;
}

const items = Array.from({ length: 8 }, (_, index) => anItem(index + 1));
const [first = anItem(1), second = anItem(2), third = anItem(3)] = items;

test('locking right after answering quickly waits until everything is on record', async () => {
  const { session, names, onSettled } = await holding(items);
  for (const item of [first, second, third]) session.answer(item, anAnswer(item), EMPTY_DRAFT);
  expect(onSettled).not.toHaveBeenCalled();
  await allFinished(60_000);
  expect(onSettled).toHaveBeenCalledTimes(3);
  expect(names().filter((name) => name === 'review.answer')).toHaveLength(3);
});

test('several items are held ahead, and an answer shows the next before the engine has replied', async () => {
  const { session, onScreen, settled } = await holding(items);
  expect(onScreen()).toHaveLength(HELD);
  session.answer(first, anAnswer(first), EMPTY_DRAFT);
  expect(onScreen()[0]).toBe(2);
  await settled();
  await expect.poll(() => onScreen()).toEqual([2, 3, 4, 5, 6]);
});

test('whoever answers all their items before the engine has replied is not told that the queue is empty while more wait', async () => {
  const { session, open, onScreen } = await holding(items);
  const toldEmptyAt: number[] = [];
  session.subscribe(() => {
    const { items: held, isUnknown } = session.current();
    if (held.length === 0 && !isUnknown) toldEmptyAt.push(open.length);
  });
  session.refill();
  for (const item of items.slice(0, HELD)) session.answer(item, anAnswer(item), EMPTY_DRAFT);
  await expect.poll(() => onScreen()).toEqual([6, 7, 8]);
  for (const item of items.slice(HELD)) session.answer(item, anAnswer(item), EMPTY_DRAFT);
  await expect.poll(() => toldEmptyAt.length).toBeGreaterThan(0);
  expect(new Set(toldEmptyAt)).toEqual(new Set([0]));
});

test('feedback to somebody in training stays until the next one', async () => {
  const feedback = { inspectionId: 1001, said: 'accept', isRight: false };
  const { session, settled } = await holding(items, {
    'review.answer': () => ok({ feedback, telling: { kind: 'silent' } }),
  });
  session.answer(first, anAnswer(first), EMPTY_DRAFT);
  await settled();
  expect(session.current().feedback).toEqual(feedback);
  session.skip(second);
  expect(session.current().feedback).toBeNull();
});

test('answers reach the engine one by one, in the order of the keys, and an undo after them all', async () => {
  const { session, asked, settled } = await holding(items, { 'review.undo': () => ok(null) });
  session.answer(first, anAnswer(first), EMPTY_DRAFT);
  session.answer(second, anAnswer(second, { kind: 'reject' }), EMPTY_DRAFT);
  session.skip(third);
  session.undo();
  await settled();
  await expect.poll(() => session.current().notice).toEqual({ kind: 'nothing-to-undo' });
  const told = asked.filter(([name]) => name !== 'review.claim');
  expect(told).toEqual([
    ['review.answer', anAnswer(first, { givenBy: ME })],
    ['review.answer', anAnswer(second, { kind: 'reject', givenBy: ME })],
    ['review.skip', { itemId: third.id }],
    ['review.undo', {}],
  ]);
});

describe('an answer that is not on record', () => {
  test('brings its item back, says why, and keeps the work on it', async () => {
    const fault: Fault = { code: 'disk-full', path: '/data' };
    const { session, onScreen, onSettled, settled } = await holding(items, { 'review.answer': () => failed(fault) });
    session.answer(first, anAnswer(first), EMPTY_DRAFT);
    await settled();
    expect(onScreen()[0]).toBe(1);
    expect(session.current().notice).toEqual({ kind: 'not-saved', fault });
    expect(onSettled).not.toHaveBeenCalled();
  });

  test('is tried again while the engine is away, before anything done after it', async () => {
    let tries = 0;
    const replies: Replies = {
      'review.answer': () => (++tries < 3 ? failed(AWAY) : ok({ feedback: null, telling: { kind: 'told' } })),
    };
    const { session, asked, onSettled, untilEngineRuns, settled } = await holding(items, replies);
    session.answer(first, anAnswer(first), EMPTY_DRAFT);
    session.answer(second, anAnswer(second), EMPTY_DRAFT);
    await settled();
    const told = asked.filter(([name]) => name === 'review.answer').map(([, input]) => input);
    expect(told).toEqual([first, first, first, second].map((item) => anAnswer(item, { givenBy: ME })));
    expect(untilEngineRuns).toHaveBeenCalledTimes(2);
    expect(onSettled.mock.calls).toEqual([[first], [second]]);
  });

  test('comes back in the end if the engine stays away', async () => {
    const { session, onScreen, names, settled } = await holding(items, { 'review.answer': () => failed(AWAY) });
    session.answer(first, anAnswer(first), EMPTY_DRAFT);
    await settled();
    expect(onScreen()[0]).toBe(1);
    expect(names().filter((name) => name === 'review.answer')).toHaveLength(5);
  });

  test('is on record after all if the previous attempt got through and only its reply was lost', async () => {
    let tries = 0;
    const mine = { personId: ME, kind: 'accept', tookMs: 1800 };
    const replies: Replies = {
      'review.answer': () => failed(++tries === 1 ? { code: 'engine-timeout', operation: '', waitedMs: 1 } : CONFLICT),
      'inspection.read': () => ok({ ...anInspection(), dispositions: [mine] }),
    };
    const { session, onSettled, settled } = await holding(items, replies);
    session.answer(first, anAnswer(first), EMPTY_DRAFT);
    await settled();
    expect(onSettled).toHaveBeenCalledExactlyOnceWith(first);
    expect(session.current().notice).toBeNull();
  });

  test('is not taken as recorded if somebody else answered meanwhile', async () => {
    let tries = 0;
    const replies: Replies = {
      'review.answer': () => failed(++tries === 1 ? AWAY : CONFLICT),
      'inspection.read': () => ok({ ...anInspection(), dispositions: [{ personId: 2, kind: 'accept', tookMs: 1800 }] }),
    };
    const { session, settled } = await holding(items, replies);
    session.answer(first, anAnswer(first), EMPTY_DRAFT);
    await settled();
    expect(session.current().notice).toEqual({ kind: 'not-saved', fault: CONFLICT });
  });
});

test('an undo brings the work on the item back: boxes, comment, and which of the model’s are not open any more', async () => {
  const box = { space: 'pixel', x: 1, y: 2, width: 30, height: 40 } as const;
  const work: Draft = { boxes: [{ className: 'spur', box, origin: 'model' }], comment: 'here', removed: [0, 2] };
  const { session, onUndone, onScreen, settled } = await holding(items, { 'review.undo': () => ok(first) });
  session.answer(first, anAnswer(first, { kind: 'reject', boxes: work.boxes }), work);
  await settled();
  session.undo();
  await expect.poll(() => onScreen()[0]).toBe(1);
  expect(onUndone).toHaveBeenCalledExactlyOnceWith(first, work);
});

test('after many undos, the items farthest ahead are released rather than more held than granted', async () => {
  const undone = Array.from({ length: 7 }, (_, index) => anItem(100 + index));
  let next = 0;
  const { session, asked, onScreen } = await holding(items, { 'review.undo': () => ok(undone[next++]) });
  for (const _ of undone) session.undo();
  await expect.poll(() => onScreen().slice(0, 7)).toEqual([106, 105, 104, 103, 102, 101, 100]);
  expect(onScreen()).toHaveLength(10);
  const released = asked.filter(([name]) => name === 'review.release').map(([, input]) => input);
  expect(released).toEqual([{ itemIds: [5] }, { itemIds: [4] }]);
});

test('leaving saves what is still on its way and releases what is held', async () => {
  const { session, names } = await holding(items.slice(0, 2));
  session.answer(first, anAnswer(first), EMPTY_DRAFT);
  session.stop();
  await expect.poll(() => names().at(-1)).toBe('review.release');
  expect(names().slice(-2)).toEqual(['review.answer', 'review.release']);
});

test('a queue that cannot be read is reported, and read again', async () => {
  let isAway = true;
  const { session } = begin(items, { 'review.claim': () => (isAway ? failed(AWAY) : ok([first])) });
  session.refill();
  await expect.poll(() => session.current().fault).toEqual(AWAY);
  isAway = false;
  session.refill();
  await expect.poll(() => session.current()).toMatchObject({ fault: null, items: [first] });
});
