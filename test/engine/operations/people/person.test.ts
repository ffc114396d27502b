import { randomBytes, scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { PIN_COST } from '../../../../main/engine/operations/people/pin.ts';
import { changePin, pinOf } from '../../../../main/engine/store/set-up/people.ts';
import type { Person } from '../../../../preload/contract/people/person.ts';
import { temporaryFolder } from '../../../support/files/temporary-folder.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { openTestDesk } from '../../../support/station/test-desk.ts';
import { actorOf } from '../../../support/station/test-person.ts';
import { recordWaiting } from '../../../support/store/waiting-parts.ts';
import { fixedClock } from '../../../support/time/fixed-clock.ts';

const SECOND = 1000;
const NOBODY = { personId: null, name: '', role: 'nobody', windowId: 'window-1' } as const;

async function begin(root = temporaryFolder()) {
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const desk = openTestDesk({ clock, root });
  const ana = await desk.ask('person.add-first', { name: 'Ana', pin: '246800' }, NOBODY);
  const signIn = (id: Person['id'], pin: string) => desk.call('person.sign-in', { id, pin }, NOBODY);
  return { desk, clock, ana, signIn };
}

test('the first person is an engineer, and there is only one first', async () => {
  const { desk, ana, signIn } = await begin();

  expect(ana).toMatchObject({ name: 'Ana', role: 'engineer', isActive: true });
  expect(await signIn(ana.id, '246800')).toMatchObject({ ok: true, value: ana });
  expect(await desk.call('person.add-first', { name: 'Eve', pin: '111111' }, NOBODY)).toMatchObject({
    fault: { code: 'conflict' },
  });
});

test('after four wrong PINs a person waits, twice as long each time, and until then the right one does not help', async () => {
  const { clock, ana, signIn } = await begin();
  const wrong = async () => {
    const outcome = await signIn(ana.id, '0000');
    return outcome.ok ? null : outcome.fault;
  };

  expect([await wrong(), await wrong(), await wrong()]).toEqual([
    { code: 'pin-wrong', triesLeft: 3 },
    { code: 'pin-wrong', triesLeft: 2 },
    { code: 'pin-wrong', triesLeft: 1 },
  ]);
  expect(await wrong()).toEqual({ code: 'pin-locked', waitMs: 30 * SECOND });
  clock.advance(10 * SECOND);
  expect(await signIn(ana.id, '246800')).toMatchObject({ fault: { code: 'pin-locked', waitMs: 20 * SECOND } });
  clock.advance(20 * SECOND);
  for (let attempt = 0; attempt < 3; attempt++) await wrong();
  expect(await wrong()).toEqual({ code: 'pin-locked', waitMs: 60 * SECOND });

  clock.advance(60 * SECOND);
  expect(await signIn(ana.id, '246800')).toMatchObject({ ok: true });
  expect(await wrong()).toEqual({ code: 'pin-wrong', triesLeft: 3 });
});

test('parallel guesses are all counted, and the wait survives a restart', async () => {
  const root = temporaryFolder();
  const { desk, ana, signIn } = await begin(root);

  const outcomes = await Promise.all(
    ['1111', '2222', '3333', '4444', '5555', '246800'].map((pin) => signIn(ana.id, pin)),
  );

  expect(outcomes.filter((outcome) => outcome.ok)).toEqual([]);
  desk.store.close();
  const again = openTestDesk({ root, clock: fixedClock('2026-03-02T06:00:01Z') });
  expect(await again.call('person.sign-in', { id: ana.id, pin: '246800' }, NOBODY)).toMatchObject({
    fault: { code: 'pin-locked' },
  });
});

test('no PIN is stored, written to the history, or named in a refusal', async () => {
  const { desk, ana, signIn } = await begin();
  await signIn(ana.id, '97531');
  await desk.call('person.change', { ...ana, pin: '864200' }, actorOf(ana));
  const refused = await desk.dispatch('person.sign-in', { id: ana.id, pin: '13579x' }, NOBODY);

  const tables = desk.store.read.all("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'");
  const everything = JSON.stringify(
    (tables as { name: string }[]).map(({ name }) => desk.store.read.all(`SELECT * FROM "${name}"`)),
  );
  for (const pin of ['246800', '97531', '864200', '13579'])
    expect(everything + JSON.stringify(refused)).not.toContain(`"${pin}`);
  expect(await signIn(ana.id, '864200')).toMatchObject({ ok: true });
});

test('the last engineer can be neither demoted nor retired, and two people never share a name', async () => {
  const { desk, ana } = await begin();
  const asAna = actorOf(ana);
  const ben = await desk.ask('person.add', { name: 'Ben', role: 'operator', pin: '135700' }, asAna);

  expect(await desk.call('person.change', { ...ana, role: 'operator' }, asAna)).toMatchObject({
    fault: { code: 'conflict' },
  });
  expect(await desk.call('person.change', { ...ana, isActive: false }, asAna)).toMatchObject({
    fault: { code: 'conflict' },
  });
  expect(await desk.call('person.add', { name: 'ana', role: 'operator', pin: '135700' }, asAna)).toMatchObject({
    fault: { code: 'conflict' },
  });
  expect(await desk.call('person.change', { ...ben, isActive: false }, asAna)).toMatchObject({ ok: true });
  expect(await desk.call('person.sign-in', { id: ben.id, pin: '135700' }, NOBODY)).toMatchObject({
    fault: { code: 'not-found' },
  });
});

test('signing out releases all claims', async () => {
  const { desk, clock, ana } = await begin();
  recordWaiting(desk.store, addTestLane(desk.store, clock.now()), 'a.jpg');
  expect(await desk.ask('review.claim', { count: 1 }, actorOf(ana, 'left'))).toHaveLength(1);

  await desk.ask('person.signed-out', { at: clock.now() }, actorOf(ana, 'left'));

  expect(await desk.ask('review.claim', { count: 1 }, actorOf(ana, 'right'))).toHaveLength(1);
});

test('guessing at another window locks that one, not the person’s own; more windows allow no more guesses', async () => {
  const { desk, clock, ana } = await begin();
  const at = (windowId: string, pin: string) =>
    desk.call('person.sign-in', { id: ana.id, pin }, { ...NOBODY, windowId });
  for (const windowId of ['window-2', 'window-3', 'window-4', 'window-2']) await at(windowId, '0000');

  expect(await at('window-5', '246800')).toMatchObject({ fault: { code: 'pin-locked' } });
  expect(await at('window-1', '246800')).toMatchObject({ ok: true });
  clock.advance(30 * SECOND);
  // Once she has signed in there, that window is hers as well.
  expect(await at('window-2', '246800')).toMatchObject({ ok: true });
  for (let guess = 0; guess < 4; guess++) await at('window-9', '0000');
  expect(await at('window-2', '246800')).toMatchObject({ ok: true });
});

test('wrong PINs are on record for engineers, without what was typed', async () => {
  const { desk, clock, ana, signIn } = await begin();
  const at = clock.now();
  for (let guess = 0; guess < 4; guess++) await signIn(ana.id, '0000');
  const refused = await desk.ask('person.refused-sign-ins', { limit: 10 }, actorOf(ana));
  expect(refused.map(({ id: _id, ...rest }) => rest)).toEqual(
    [30_000, 0, 0, 0].map((waitMs) => ({ at, personId: ana.id, personName: 'Ana', windowId: 'window-1', waitMs })),
  );
  expect(await desk.call('person.refused-sign-ins', { limit: 10 }, NOBODY)).toMatchObject({
    fault: { code: 'signed-out' },
  });
});

test('a PIN from an earlier version works, and is hashed as slowly as today from then on', async () => {
  const { desk, ana, signIn } = await begin();
  const salt = randomBytes(16);
  const hash = scryptSync('1357', salt, 32, { N: 2 ** 14, r: 8, p: 1 });
  changePin(desk.store.write, ana.id, { salt, hash, cost: 14 });
  expect(await signIn(ana.id, '246800')).toMatchObject({ fault: { code: 'pin-wrong' } });
  expect(await signIn(ana.id, '1357')).toMatchObject({ ok: true });
  expect(pinOf(desk.store.read, ana.id)?.cost).toBe(PIN_COST);
  expect(await signIn(ana.id, '1357')).toMatchObject({ ok: true });
});

test('a script may set PINs of four digits and no fewer, and nobody gets a new one of fewer than six', async () => {
  const { desk, ana, signIn } = await begin();
  const asAna = actorOf(ana);
  const short = { ok: false, fault: { code: 'bad-request' } };
  expect(await desk.dispatch('person.add-first', { name: 'Eve', pin: '135' }, NOBODY)).toMatchObject(short);
  expect(await desk.dispatch('person.add', { name: 'Ben', role: 'operator', pin: '135' }, asAna)).toMatchObject(short);
  expect(await desk.dispatch('person.change', { ...ana, pin: '13579' }, asAna)).toMatchObject(short);
  expect(await desk.ask('person.list', {}, asAna)).toEqual([ana]);
  const ben = await desk.ask('person.add', { name: 'Ben', role: 'operator', pin: '1357' }, asAna);
  expect(await signIn(ben.id, '1357')).toMatchObject({ ok: true });
});

test('people set a longer PIN themselves, if they know the current one', async () => {
  const { desk, ana, signIn } = await begin();
  const change = (pin: string, next: string) => desk.call('person.change-own-pin', { pin, next }, actorOf(ana));
  expect(await change('246800', '1357')).toMatchObject({ fault: { code: 'bad-request' } });
  expect(await change('0000', '135791')).toMatchObject({ fault: { code: 'pin-wrong' } });
  expect(await change('246800', '135791')).toMatchObject({ ok: true });
  expect(await signIn(ana.id, '246800')).toMatchObject({ fault: { code: 'pin-wrong' } });
  expect(await signIn(ana.id, '135791')).toMatchObject({ ok: true });
});

test('without signing in one sees who can sign in, but neither folders, recipes nor models', async () => {
  const { desk, ana } = await begin();
  const ben = await desk.ask('person.add', { name: 'Ben', role: 'operator', pin: '135791' }, actorOf(ana));
  await desk.ask('person.set-training', { id: ben.id, isTraining: true }, actorOf(ana));
  await desk
    .ask('person.add', { name: 'Eve', role: 'operator', pin: '135791' }, actorOf(ana))
    .then((eve) => desk.ask('person.change', { ...eve, isActive: false }, actorOf(ana)));
  expect(await desk.ask('person.list', {}, NOBODY)).toEqual([ana, ben]);
  for (const name of ['lane.list', 'recipe.list', 'model.list'] as const)
    expect(await desk.call(name, {}, NOBODY)).toMatchObject({ fault: { code: 'signed-out' } });
});

test('a person has their own language and theme, and everybody else the station’s', async () => {
  const { desk, ana } = await begin();
  const own = actorOf(ana, 'window-1');
  const asStation = { language: null, theme: null };
  const ben = await desk.ask('person.add', { name: 'Ben', role: 'operator', pin: '135791' }, own);
  expect(await desk.ask('person.look', { id: ana.id }, own)).toEqual(asStation);
  await desk.ask('person.change-own-look', { language: 'es', theme: null }, own);
  await desk.ask('person.change-own-look', { language: 'es', theme: 'dark' }, own);
  expect(await desk.ask('person.look', { id: ana.id }, NOBODY)).toEqual({ language: 'es', theme: 'dark' });
  expect(await desk.ask('person.look', { id: ben.id }, NOBODY)).toEqual(asStation);
  expect(await desk.ask('person.look', { id: null }, NOBODY)).toEqual(asStation);
  await desk.ask('person.change-own-look', asStation, own);
  expect(await desk.ask('person.look', { id: ana.id }, own)).toEqual(asStation);
});

test('nobody without a name has a look of their own', async () => {
  const { desk } = await begin();
  expect(await desk.call('person.change-own-look', { language: 'es', theme: null }, NOBODY)).toMatchObject({
    fault: { code: 'signed-out' },
  });
});
