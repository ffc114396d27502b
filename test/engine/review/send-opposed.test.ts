import { expect, test } from 'vitest';
import { sendOpposed } from '../../../main/engine/review/send-opposed.ts';
import { countRollupDifferences } from '../../../main/engine/store/rollups/rollups.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { shadowedLane } from '../../support/store/shadowed-parts.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const SHIFT = Date.parse('2026-03-02T06:00:00');
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const clockAt = (at: number) => fixedClock(new Date(at).toISOString());
const [BAD, GOOD, UNSURE] = [{ crack: 0.9 }, {}, { crack: 0.4 }];

function shadowed() {
  const desk = openTestDesk({ clock: clockAt(SHIFT + MINUTE_MS) });
  const line = shadowedLane(desk, SHIFT);
  const eva = actorOf(addTestPerson(desk.store, 'Eva', 'engineer'));
  const { challenger: sha256 } = line;
  const begin = () => desk.ask('shadow.begin', { sha256, recipeId: line.place.recipeId, reason: 'It finds more' }, eva);
  const order = (perShift: number) => desk.ask('shadow.set-sending', { sha256, perShift }, eva);
  const add = (name: string, champion: object, challenger: object, at = SHIFT + 5 * MINUTE_MS) =>
    line.add({ name, at, champion: { ...champion }, challenger: { ...challenger } });
  return { ...line, desk, eva, sha256, begin, order, add };
}

test('parts that one model passes and the other fails go to people blind, the newest first, a set number per shift', async () => {
  const { desk, eva, sha256, begin, order, add } = shadowed();
  await begin();
  await order(2);
  const [first, second, third] = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => add(name, GOOD, BAD));
  add('same.jpg', BAD, BAD);
  add('unsure.jpg', GOOD, UNSURE);
  const { write, read } = desk.store;
  expect(sendOpposed(write, clockAt(SHIFT + 10 * MINUTE_MS))).toBe(2);
  expect(sendOpposed(write, clockAt(SHIFT + 20 * MINUTE_MS))).toBe(0);
  expect(
    read.all('SELECT inspection_id AS id, ask, is_blind AS isBlind, due_at AS dueAt FROM review_item r ORDER BY r.id'),
  ).toEqual([
    { id: third, ask: 'discordant', isBlind: 1, dueAt: null },
    { id: second, ask: 'discordant', isBlind: 1, dueAt: null },
  ]);
  expect(await desk.ask('shadow.sending', { sha256 }, eva)).toEqual({ perShift: 2, sentThisShift: 2 });
  expect(countRollupDifferences(read)).toBe(0);

  // The next shift sends its own parts, and none of a shift that is over.
  const later = add('d.jpg', BAD, GOOD, SHIFT + 9 * HOUR_MS);
  expect(sendOpposed(write, clockAt(SHIFT + 10 * HOUR_MS))).toBe(1);
  expect(read.get('SELECT inspection_id AS id FROM review_item r ORDER BY r.id DESC LIMIT 1')).toEqual({ id: later });
  expect([first, second, third]).not.toContain(later);
});

test('what was sent while the clock was a year ahead uses up the number of no shift before', async () => {
  const { desk, eva, sha256, begin, order, add } = shadowed();
  await begin();
  await order(1);
  const ahead = SHIFT + 365 * 24 * HOUR_MS;
  add('ahead.jpg', GOOD, BAD, ahead);
  expect(sendOpposed(desk.store.write, clockAt(ahead + MINUTE_MS))).toBe(1);
  expect(await desk.ask('shadow.sending', { sha256 }, eva)).toEqual({ perShift: 1, sentThisShift: 0 });
  add('now.jpg', GOOD, BAD);
  expect(sendOpposed(desk.store.write, clockAt(SHIFT + 10 * MINUTE_MS))).toBe(1);
});

test('nothing is sent unless somebody ordered it, after it was switched off, or once the comparison is over', async () => {
  const { desk, eva, sha256, place, begin, order, add } = shadowed();
  const { write } = desk.store;
  const now = clockAt(SHIFT + 10 * MINUTE_MS);
  await begin();
  add('a.jpg', GOOD, BAD);
  expect(sendOpposed(write, now)).toBe(0);
  await order(5);
  await order(0);
  expect(sendOpposed(write, now)).toBe(0);
  await order(5);
  await desk.ask('shadow.end', { sha256, recipeId: place.recipeId, reason: 'Seen enough' }, eva);
  expect(sendOpposed(write, now)).toBe(0);
});

test('a part that waits or was judged is not sent again', async () => {
  const { desk, eva, begin, order, add } = shadowed();
  const { write } = desk.store;
  await begin();
  await order(10);
  add('a.jpg', GOOD, BAD);
  expect(sendOpposed(write, clockAt(SHIFT + 10 * MINUTE_MS))).toBe(1);
  expect(sendOpposed(write, clockAt(SHIFT + 11 * MINUTE_MS))).toBe(0);
  const [item] = await desk.ask('review.claim', { count: 1 }, eva);
  const given = { kind: 'reject' as const, classNames: ['crack'], boxes: [], comment: '', tookMs: 900 };
  if (item === undefined) throw new Error('nothing to review');
  await desk.ask('review.answer', { itemId: item.id, ...given }, eva);
  expect(sendOpposed(write, clockAt(SHIFT + 12 * MINUTE_MS))).toBe(0);
});
