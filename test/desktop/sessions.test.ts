import { expect, test } from 'vitest';
import { createSessions, type Who } from '../../main/ipc/sessions.ts';
import type { OperationSpec } from '../../preload/contract/operations/operation-spec.ts';
import { refusalOf } from '../../preload/contract/operations/operation-spec.ts';
import { operations } from '../../preload/contract/operations/operations.ts';
import type { Actor } from '../../preload/contract/people/person.ts';
import { manualTimers } from './support/manual-timers.ts';
import { personOf } from './support/people.ts';

const MINUTE = 60_000;
const nobody: Who = { person: null, role: 'nobody' };
const engineer = personOf('engineer', 1);
const operator = personOf('operator', 2);

function startSessions() {
  const timers = manualTimers();
  const changes: { windowId: string; who: Who }[] = [];
  const left: { actor: Actor; at: number }[] = [];
  const ending: { windowId: string; inMs: number | null }[] = [];
  const staffed: boolean[] = [];
  const sessions = createSessions({
    timers,
    onChange: (windowId, who) => changes.push({ windowId, who }),
    onEnding: (windowId, inMs) => ending.push({ windowId, inMs }),
    onStaffed: (isStaffed) => staffed.push(isStaffed),
    onSignedOut: (actor, at) => left.push({ actor, at }),
  });
  sessions.open('a');
  sessions.open('b');
  return { sessions, timers, changes, left, ending, staffed };
}

test('a new window belongs to nobody, and signing in to one leaves the other alone', () => {
  const { sessions, changes } = startSessions();
  sessions.knowPeople([engineer, operator]);
  expect(sessions.whoIs('a')).toEqual(nobody);
  sessions.bind('a', operator);
  expect(sessions.whoIs('a')).toEqual({ person: operator, role: 'operator' });
  expect(sessions.whoIs('b')).toEqual(nobody);
  expect(changes).toEqual([{ windowId: 'a', who: { person: operator, role: 'operator' } }]);
});

test('a window that is not known acts for nobody', () => {
  const { sessions } = startSessions();
  sessions.bind('elsewhere', engineer);
  expect(sessions.actorOf('elsewhere')).toMatchObject({ personId: null, role: 'nobody' });
});

test('until it is known whether there are people, a window belongs to nobody', () => {
  const { sessions } = startSessions();
  expect(sessions.whoIs('a')).toEqual(nobody);
});

test('a station without people is set up by whoever stands before it, until the first engineer is entered', () => {
  const { sessions, changes } = startSessions();
  sessions.knowPeople([]);
  expect(sessions.actorOf('a')).toEqual({ personId: null, name: 'first run', role: 'engineer', windowId: 'a' });
  sessions.bind('a', engineer);
  expect(sessions.whoIs('a')).toEqual({ person: engineer, role: 'engineer' });
  expect(sessions.whoIs('b')).toEqual(nobody);
  sessions.signOut('a');
  expect(sessions.whoIs('a')).toEqual(nobody);
  expect(changes.at(-1)).toEqual({ windowId: 'a', who: nobody });
});

test('on the first run a station can be set up, but nothing is reviewed and no people are added without a name', () => {
  const { sessions } = startSessions();
  sessions.knowPeople([]);
  const actor = sessions.actorOf('a');
  const refused = Object.entries<OperationSpec>(operations).filter(
    ([name, spec]) => refusalOf(actor, name, spec) !== null,
  );
  expect(refused.map(([name]) => name)).toEqual([
    'review.claim',
    'review.release',
    'review.answer',
    'review.keep-draft',
    'review.skip',
    'review.undo',
    'review.send',
    'review.told',
    'review.correct',
    'adjudication.decide',
    'person.add',
    'person.change',
    'person.set-training',
    'person.change-own-pin',
    'person.change-own-look',
    'person.refused-sign-ins',
    'person.signed-out',
    'case.open',
    'case.reinspect',
    'case.recall',
    'case.settle',
    'case.close',
  ]);
});

test('a window that nobody touches for the set time is signed out, and the engine is told', () => {
  const { sessions, timers, left, changes } = startSessions();
  sessions.lockAfter(10 * MINUTE);
  sessions.bind('a', operator);
  timers.advance(9 * MINUTE);
  sessions.touch('a');
  timers.advance(9 * MINUTE);
  expect(sessions.whoIs('a').person).toEqual(operator);
  const lockedAt = timers.now() + MINUTE;
  timers.advance(MINUTE);
  expect(sessions.whoIs('a')).toEqual(nobody);
  expect(changes.at(-1)).toEqual({ windowId: 'a', who: nobody });
  expect(left).toEqual([
    { actor: { personId: operator.id, name: operator.name, role: 'operator', windowId: 'a' }, at: lockedAt },
  ]);
});

test('a shorter time applies at once to a window that has been idle for longer', () => {
  const { sessions, timers } = startSessions();
  sessions.lockAfter(60 * MINUTE);
  sessions.bind('a', operator);
  timers.advance(20 * MINUTE);
  sessions.lockAfter(10 * MINUTE);
  expect(sessions.whoIs('a')).toEqual(nobody);
});

test('without a set time a window is never locked', () => {
  const { sessions, timers } = startSessions();
  sessions.lockAfter(MINUTE);
  sessions.bind('a', operator);
  sessions.lockAfter(null);
  timers.advance(1_000 * MINUTE);
  expect(sessions.whoIs('a').person).toEqual(operator);
});

test('a changed role applies at once, and anybody no longer active is signed out', () => {
  const { sessions, left } = startSessions();
  sessions.bind('a', operator);
  const promoted = { ...operator, role: 'supervisor' } as const;
  sessions.knowPeople([engineer, promoted]);
  expect(sessions.whoIs('a')).toEqual({ person: promoted, role: 'supervisor' });
  sessions.knowPeople([engineer, { ...promoted, isActive: false }]);
  expect(sessions.whoIs('a')).toEqual(nobody);
  expect(left).toHaveLength(1);
});

test('signing in signs out whoever was there before', () => {
  const { sessions, left } = startSessions();
  sessions.bind('a', operator);
  sessions.bind('a', engineer);
  expect(left.map(({ actor }) => actor.name)).toEqual([operator.name]);
  expect(sessions.whoIs('a').person).toEqual(engineer);
});

test('closing a window signs its person out', () => {
  const { sessions, left } = startSessions();
  sessions.bind('a', operator);
  sessions.close('a');
  expect(left.map(({ actor }) => actor.name)).toEqual([operator.name]);
  expect(sessions.actorOf('a').role).toBe('nobody');
});

test('a window that nobody touches locks when its time is over, though the clock was set back meanwhile', () => {
  let set = 0;
  const timers = manualTimers();
  const sessions = createSessions({
    timers: { ...timers, now: () => timers.now() + set },
    onChange: () => undefined,
    onEnding: () => undefined,
    onStaffed: () => undefined,
    onSignedOut: () => undefined,
  });
  sessions.open('a');
  sessions.lockAfter(10 * MINUTE);
  sessions.bind('a', operator);
  timers.advance(MINUTE);
  set = -8 * 60 * MINUTE;
  timers.advance(8 * MINUTE);
  expect(sessions.whoIs('a').person).toEqual(operator);
  timers.advance(MINUTE);
  expect(sessions.whoIs('a')).toEqual(nobody);
});

test('a computer that slept finds its windows locked, unless they never lock', () => {
  const { sessions } = startSessions();
  sessions.bind('a', operator);
  sessions.wake();
  expect(sessions.whoIs('a').person).toEqual(operator);
  sessions.lockAfter(10 * MINUTE);
  sessions.wake();
  expect(sessions.whoIs('a')).toEqual(nobody);
});

test('in a window that nobody sees the station acts for itself, also while nobody is signed in, until it is closed', () => {
  const { sessions } = startSessions();
  sessions.knowPeople([personOf('engineer')]);
  const station = { personId: null, name: 'station', role: 'supervisor', windowId: 'report' } as const;
  sessions.openOwn(station);
  expect(sessions.whoIs('report')).toEqual({ person: null, role: 'supervisor' });
  expect(sessions.actorOf('report')).toEqual(station);
  sessions.close('report');
  expect(sessions.whoIs('report')).toEqual({ person: null, role: 'nobody' });
});

test('the station is staffed while somebody is signed in at any window', () => {
  const { sessions, staffed } = startSessions();
  sessions.knowPeople([engineer, operator]);
  expect(sessions.isStaffed()).toBe(false);
  sessions.bind('a', operator);
  sessions.bind('b', engineer);
  sessions.signOut('a');
  expect(sessions.isStaffed()).toBe(true);
  sessions.close('b');
  expect(sessions.isStaffed()).toBe(false);
  expect(staffed).toEqual([true, false]);
});

test('only the window that is about to be locked is warned', () => {
  const { sessions, timers, ending } = startSessions();
  sessions.knowPeople([engineer, operator]);
  sessions.lockAfter(5 * MINUTE);
  sessions.bind('a', operator);
  timers.advance(5 * MINUTE - 10_000);
  expect(ending).toEqual([{ windowId: 'a', inMs: 10_000 }]);
  sessions.touch('a');
  expect(ending).toEqual([
    { windowId: 'a', inMs: 10_000 },
    { windowId: 'a', inMs: null },
  ]);
});
