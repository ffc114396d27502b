import { expect, test } from 'vitest';
import { pendingLineMessages } from '../../../../main/engine/store/line/line-messages.ts';
import { referenceOf } from '../../../../main/engine/store/review/references.ts';
import { inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { holdAnswersBack } from '../../../support/station/hold-answers-back.ts';
import { answerOf, draws } from '../../../support/station/review-moves.ts';
import { openTestDesk } from '../../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../../support/station/test-person.ts';
import { recordWaiting } from '../../../support/store/waiting-parts.ts';
import { fixedClock } from '../../../support/time/fixed-clock.ts';

const HOUR = 3_600_000;
const PART = inspectionIdSchema.parse(1);

/** Ana accepts a part; Ben, to whom it is shown again, rejects it. */
async function disputed() {
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const desk = openTestDesk({ clock, draw: draws(0.999, 0, 0.9, 0.999) });
  const { store } = desk;
  holdAnswersBack(store);
  const place = addTestLane(store, clock.now(), { repeatShare: 0.5 });
  recordWaiting(store, place, 'L042_SN1.jpg');
  const [ana, ben] = [addTestPerson(store, 'Ana', 'operator'), addTestPerson(store, 'Ben', 'operator')];
  const sue = actorOf(addTestPerson(store, 'Sue', 'supervisor'), 'office');
  const answerAs = async (person: typeof ana, kind: 'accept' | 'reject') => {
    const actor = actorOf(person, person.name);
    const [item] = await desk.ask('review.claim', { count: 1 }, actor);
    if (item === undefined) throw new Error(`nothing for ${person.name}`);
    return desk.ask('review.answer', answerOf(item, kind), actor);
  };
  // The draws are: a challenge, whether to repeat, for whom.
  await answerAs(ana, 'accept');
  clock.advance(HOUR);
  await answerAs(ben, 'reject');
  const told = () => pendingLineMessages(store.read, 100).map(({ disposition, signal }) => disposition?.kind ?? signal);
  return { ...desk, clock, sue, ana: actorOf(ana), told };
}

const boxes = [
  { className: 'crack', origin: 'person' as const, box: { space: 'pixel' as const, x: 5, y: 6, width: 7, height: 8 } },
];

test('two contradicting answers are shown to the supervisor, without names', async () => {
  const { ask, sue } = await disputed();
  const { open, items } = await ask('adjudication.list', { limit: 10 }, sue);
  expect(open).toBe(1);
  expect(items).toMatchObject([
    {
      inspectionId: PART,
      first: { kind: 'accept', personName: null },
      second: { kind: 'reject', classNames: ['crack'], personName: null },
      agreed: null,
      decision: null,
    },
  ]);
  expect(JSON.stringify(items)).not.toMatch(/Ana|Ben/);
});

test('the supervisor’s decision is agreed, corrects the part, and then reveals who said what', async () => {
  const { ask, call, sue, told, store } = await disputed();
  const [item] = (await ask('adjudication.list', { limit: 10 }, sue)).items;
  if (item === undefined) throw new Error('nothing to decide');
  const decision = { id: item.id, isBad: true, classNames: ['crack'], boxes, reason: 'a hairline at the edge' };

  const decided = await ask('adjudication.decide', decision, sue);

  expect(decided).toMatchObject({
    first: { personName: 'Ana' },
    second: { personName: 'Ben' },
    decision: { isBad: true, madeBy: 'Sue', comment: 'a hairline at the edge' },
  });
  expect(referenceOf(store.read, PART)).toMatchObject({ isBad: true, origin: 'adjudicated', boxes });
  const { dispositions, disposition } = await ask('inspection.read', { id: PART }, sue);
  expect(disposition).toBe('reject');
  expect(dispositions.at(-1)).toMatchObject({ ask: 'adjudication', supersedes: 1, comment: 'a hairline at the edge' });
  expect(told()).toEqual(['HOLD', 'accept', 'reject']);
  expect(await ask('adjudication.list', { limit: 10 }, sue)).toMatchObject({
    open: 0,
    items: [],
    settled: [{ id: item.id }],
  });
  expect(await call('adjudication.decide', decision, sue)).toMatchObject({ fault: { code: 'conflict' } });
});

test('a part that was decided correctly at first is left as it is', async () => {
  const { ask, sue, told } = await disputed();
  const [item] = (await ask('adjudication.list', { limit: 10 }, sue)).items;
  if (item === undefined) throw new Error('nothing to decide');
  await ask(
    'adjudication.decide',
    { id: item.id, isBad: false, classNames: ['crack'], boxes, reason: 'only dust' },
    sue,
  );

  expect(await ask('inspection.read', { id: PART }, sue)).toMatchObject({ disposition: 'accept' });
  expect(told()).toEqual(['HOLD', 'accept']);
});

test('an operator who looks the part up sees nothing of the looks that measured somebody', async () => {
  const { ask, sue, ana } = await disputed();
  const asks = async (actor: typeof sue) =>
    (await ask('inspection.read', { id: PART }, actor)).dispositions.map((each) => each.ask);
  expect(await asks(ana)).toEqual(['unsure']);
  expect(await asks(sue)).toEqual(['unsure', 'repeat']);
});

test('an answer that was undone is no longer disputed', async () => {
  const { ask, sue, store } = await disputed();
  store.write.run('INSERT INTO disposition_undo (disposition_id, undone_at) VALUES (2, 0)');
  expect(await ask('adjudication.list', { limit: 10 }, sue)).toMatchObject({ open: 0, items: [] });
});
