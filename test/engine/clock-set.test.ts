import { expect, test } from 'vitest';
import { steadyMs } from '../../main/engine/clock.ts';
import { UNDO_OPEN_FOR_MS } from '../../main/engine/review/answers.ts';
import { endOverdueHolds } from '../../main/engine/review/holds.ts';
import type { Person } from '../../preload/contract/people/person.ts';
import { addTestLane } from '../support/lines/test-lane.ts';
import { answerOf } from '../support/station/review-moves.ts';
import { openTestDesk } from '../support/station/test-desk.ts';
import { actorOf } from '../support/station/test-person.ts';
import { recordWaiting } from '../support/store/waiting-parts.ts';
import { fixedClock } from '../support/time/fixed-clock.ts';

const HOUR = 3_600_000;
const NOBODY = { personId: null, name: '', role: 'nobody', windowId: 'window-1' } as const;

async function begin() {
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const desk = openTestDesk({ clock });
  const ana = await desk.ask('person.add-first', { name: 'Ana', pin: '246813' }, NOBODY);
  const place = addTestLane(desk.store, clock.now());
  const hold = (name: string, waitMs: number) =>
    recordWaiting(desk.store, { ...place, at: clock.now() }, name, { dueAt: steadyMs(clock.steady() + waitMs) });
  return { clock, desk, ana, hold };
}

test.each([-6 * HOUR, 6 * HOUR])('claims stay with their window when the clock is set by %i ms', async (byMs) => {
  const { clock, desk, ana, hold } = await begin();
  hold('a.jpg', HOUR);
  const [item] = await desk.ask('review.claim', { count: 1 }, actorOf(ana, 'left'));
  if (item === undefined) throw new Error('nothing waits');
  clock.set(byMs);

  expect(await desk.ask('review.claim', { count: 5 }, actorOf(ana, 'right'))).toEqual([]);
  expect(await desk.call('review.answer', answerOf(item, 'accept'), actorOf(ana, 'right'))).toMatchObject({
    fault: { code: 'conflict' },
  });
  // What a page is told is the time of day at which the line stops waiting, as the clock goes now.
  const [again] = await desk.ask('review.claim', { count: 1 }, actorOf(ana, 'left'));
  expect(again?.dueAt).toBe(clock.now() + HOUR);
  expect((await desk.ask('review.queue', {}, actorOf(ana, 'left'))).nextDueAt).toBe(clock.now() + HOUR);
});

test.each([-6 * HOUR, 6 * HOUR])(
  'a hold ends when its time is over, not because the clock was set by %i ms',
  async (byMs) => {
    const { clock, desk, hold } = await begin();
    hold('a.jpg', 60_000);
    clock.set(byMs);
    clock.advance(59_000);
    expect(endOverdueHolds(desk.store.write, clock.moment())).toEqual([]);
    clock.advance(1_000);
    expect(endOverdueHolds(desk.store.write, clock.moment())).toHaveLength(1);
  },
);

test.each([-6 * HOUR, 6 * HOUR])(
  'an answer can be undone for ten minutes, however the clock is set: %i ms',
  async (byMs) => {
    const { clock, desk, ana, hold } = await begin();
    const asAna = actorOf(ana);
    for (const [name, waitMs] of [
      ['a.jpg', UNDO_OPEN_FOR_MS - 1_000],
      ['b.jpg', UNDO_OPEN_FOR_MS + 1_000],
    ] as const) {
      hold(name, 10 * HOUR);
      const [item] = await desk.ask('review.claim', { count: 1 }, asAna);
      if (item === undefined) throw new Error('nothing waits');
      await desk.ask('review.answer', answerOf(item, 'accept'), asAna);
      clock.set(byMs);
      clock.advance(waitMs);
      const undone = await desk.ask('review.undo', {}, asAna);
      expect(undone?.id).toBe(waitMs < UNDO_OPEN_FOR_MS ? item.id : undefined);
      if (undone !== null) await desk.ask('review.skip', { itemId: item.id }, asAna);
    }
  },
);

test.each([-6 * HOUR, 6 * HOUR])(
  'whoever has to wait after wrong PINs waits as long as announced when the clock is set by %i ms',
  async (byMs) => {
    const { clock, desk, ana } = await begin();
    const signIn = (id: Person['id'], pin: string) => desk.call('person.sign-in', { id, pin }, NOBODY);
    for (let guess = 0; guess < 4; guess += 1) await signIn(ana.id, '000000');
    clock.set(byMs);
    expect(await signIn(ana.id, '246813')).toMatchObject({ fault: { code: 'pin-locked', waitMs: 30_000 } });
    clock.advance(30_000);
    expect(await signIn(ana.id, '246813')).toMatchObject({ ok: true });
  },
);
