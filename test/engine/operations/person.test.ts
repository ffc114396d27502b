import { expect, test } from 'vitest';
import type { Person } from '../../../preload/contract/person.ts';
import { fixedClock } from '../../support/fixed-clock.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestDesk } from '../../support/test-desk.ts';
import { addTestLane } from '../../support/test-lane.ts';
import { actorOf } from '../../support/test-person.ts';
import { recordWaiting } from '../../support/waiting-parts.ts';

const SECOND = 1000;
const NOBODY = { personId: null, name: '', role: 'nobody', windowId: 'window-1' } as const;

async function begin(root = temporaryFolder()) {
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const desk = openTestDesk({ clock, root });
  const ana = await desk.ask('person.add-first', { name: 'Ana', pin: '2468' }, NOBODY);
  const signIn = (id: Person['id'], pin: string) => desk.call('person.sign-in', { id, pin }, NOBODY);
  return { desk, clock, ana, signIn };
}

test('the first person is an engineer, and there is only one first', async () => {
  const { desk, ana, signIn } = await begin();

  expect(ana).toMatchObject({ name: 'Ana', role: 'engineer', isActive: true });
  expect(await signIn(ana.id, '2468')).toMatchObject({ ok: true, value: ana });
  expect(await desk.call('person.add-first', { name: 'Eve', pin: '1111' }, NOBODY)).toMatchObject({
    fault: { code: 'conflict' },
  });
});

test('after four wrong PINs a person waits, each time twice as long, and the right one does not help before', async () => {
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
  expect(await signIn(ana.id, '2468')).toMatchObject({ fault: { code: 'pin-locked', waitMs: 20 * SECOND } });
  clock.advance(20 * SECOND);
  for (let attempt = 0; attempt < 3; attempt++) await wrong();
  expect(await wrong()).toEqual({ code: 'pin-locked', waitMs: 60 * SECOND });

  clock.advance(60 * SECOND);
  expect(await signIn(ana.id, '2468')).toMatchObject({ ok: true });
  expect(await wrong()).toEqual({ code: 'pin-wrong', triesLeft: 3 });
});

test('guesses made side by side are all counted, and the wait outlives a restart', async () => {
  const root = temporaryFolder();
  const { desk, ana, signIn } = await begin(root);

  const outcomes = await Promise.all(
    ['1111', '2222', '3333', '4444', '5555', '2468'].map((pin) => signIn(ana.id, pin)),
  );

  expect(outcomes.filter((outcome) => outcome.ok)).toEqual([]);
  desk.store.close();
  const again = openTestDesk({ root, clock: fixedClock('2026-03-02T06:00:01Z') });
  expect(await again.call('person.sign-in', { id: ana.id, pin: '2468' }, NOBODY)).toMatchObject({
    fault: { code: 'pin-locked' },
  });
});

test('no PIN is kept, written to the history, or named in a refusal', async () => {
  const { desk, ana, signIn } = await begin();
  await signIn(ana.id, '97531');
  await desk.call('person.change', { ...ana, pin: '86420' }, actorOf(ana));
  const refused = await desk.dispatch('person.sign-in', { id: ana.id, pin: '13579x' }, NOBODY);

  const tables = desk.store.read.all("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'");
  const everything = JSON.stringify(
    (tables as { name: string }[]).map(({ name }) => desk.store.read.all(`SELECT * FROM "${name}"`)),
  );
  for (const pin of ['2468', '97531', '86420', '13579'])
    expect(everything + JSON.stringify(refused)).not.toContain(`"${pin}`);
  expect(await signIn(ana.id, '86420')).toMatchObject({ ok: true });
});

test('the last engineer can be neither demoted nor retired, and two people never share a name', async () => {
  const { desk, ana } = await begin();
  const asAna = actorOf(ana);
  const ben = await desk.ask('person.add', { name: 'Ben', role: 'operator', pin: '1357' }, asAna);

  expect(await desk.call('person.change', { ...ana, role: 'operator' }, asAna)).toMatchObject({
    fault: { code: 'conflict' },
  });
  expect(await desk.call('person.change', { ...ana, isActive: false }, asAna)).toMatchObject({
    fault: { code: 'conflict' },
  });
  expect(await desk.call('person.add', { name: 'ana', role: 'operator', pin: '1357' }, asAna)).toMatchObject({
    fault: { code: 'conflict' },
  });
  expect(await desk.call('person.change', { ...ben, isActive: false }, asAna)).toMatchObject({ ok: true });
  expect(await desk.call('person.sign-in', { id: ben.id, pin: '1357' }, NOBODY)).toMatchObject({
    fault: { code: 'not-found' },
  });
});

test('who signs out leaves nothing claimed', async () => {
  const { desk, clock, ana } = await begin();
  recordWaiting(desk.store, addTestLane(desk.store, clock.now()), 'a.jpg');
  expect(await desk.ask('review.claim', { count: 1 }, actorOf(ana, 'left'))).toHaveLength(1);

  await desk.ask('person.signed-out', { at: clock.now() }, actorOf(ana, 'left'));

  expect(await desk.ask('review.claim', { count: 1 }, actorOf(ana, 'right'))).toHaveLength(1);
});
