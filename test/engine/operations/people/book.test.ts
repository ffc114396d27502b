import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addReference } from '../../../../main/engine/store/review/references.ts';
import { bookImageOf } from '../../../../main/engine/store/teaching/book.ts';
import { inspectionIdSchema } from '../../../../preload/contract/values/units.ts';
import { addTestLane } from '../../../support/lines/test-lane.ts';
import { answerOf } from '../../../support/station/review-moves.ts';
import { openTestDesk } from '../../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../../support/station/test-person.ts';
import { sha256Of } from '../../../support/store/records.ts';
import { recordWaiting } from '../../../support/store/waiting-parts.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const PART = inspectionIdSchema.parse(1);

async function begin() {
  const desk = openTestDesk();
  const place = addTestLane(desk.store, AT);
  recordWaiting(desk.store, place, 'a.jpg');
  recordWaiting(desk.store, { ...place, at: AT + 1 }, 'b.jpg');
  const ana = actorOf(addTestPerson(desk.store, 'Ana', 'operator'));
  const sue = actorOf(addTestPerson(desk.store, 'Sue', 'supervisor'), 'office');
  const answerNext = async (kind: 'accept' | 'reject', as = ana) => {
    const [item] = await desk.ask('review.claim', { count: 1 }, as);
    if (item === undefined) throw new Error('nothing was claimed');
    return desk.ask('review.answer', answerOf(item, kind), as);
  };
  return { ...desk, recipeId: place.recipeId, ana, sue, answerNext };
}

test('a class is defined in the words of the plant, and the newest definition counts', async () => {
  const { ask, call, recipeId, ana, sue } = await begin();
  const definition = {
    recipeId,
    className: 'crack',
    en: 'A line that a nail catches on',
    es: 'Una línea que se nota con la uña',
  };
  await ask('book.define', { ...definition, en: 'first try' }, sue);
  await ask('book.define', definition, sue);
  expect(await ask('book.read', { recipeId }, ana)).toMatchObject({
    definitions: [{ className: 'crack', en: 'A line that a nail catches on', es: 'Una línea que se nota con la uña' }],
  });
  expect(await call('book.define', definition, ana)).toMatchObject({ fault: { code: 'forbidden' } });
});

test('an image comes from a part with the boxes of its class, and is stored by its content', async () => {
  const { ask, recipeId, sue, answerNext, store } = await begin();
  await answerNext('reject');
  const book = await ask(
    'book.add-picture',
    { recipeId, className: 'crack', role: 'counts', inspectionId: PART, caption: 'Hairline' },
    sue,
  );
  expect(book.pictures).toMatchObject([
    {
      className: 'crack',
      role: 'counts',
      caption: 'Hairline',
      width: 640,
      boxes: [{ className: 'crack', box: { x: 1 } }],
    },
  ]);
  const [picture] = book.pictures;
  if (picture === undefined) throw new Error('no picture');
  expect(bookImageOf(store.read, picture.id)).toBe(sha256Of('a.jpg'));
  expect(JSON.stringify(book)).not.toContain(store.folder.root);
  expect(existsSync(store.folder.root)).toBe(true);

  expect(await ask('book.remove-picture', { id: picture.id }, sue)).toMatchObject({ pictures: [] });
});

test('a recipe has one good reference part: the newest', async () => {
  const { ask, recipeId, sue } = await begin();
  const good = (inspectionId: number) =>
    ask(
      'book.add-picture',
      { recipeId, className: '', role: 'good', inspectionId: inspectionIdSchema.parse(inspectionId), caption: '' },
      sue,
    );
  await good(1);
  expect((await good(2)).pictures).toMatchObject([{ role: 'good', inspectionId: 2, boxes: [] }]);
});

test('an image of no class, or of a missing part, is refused', async () => {
  const { call, recipeId, sue } = await begin();
  const draft = { recipeId, className: '', role: 'counts' as const, inspectionId: PART, caption: '' };
  expect(await call('book.add-picture', draft, sue)).toMatchObject({ fault: { code: 'bad-request' } });
  const nowhere = { ...draft, className: 'crack', inspectionId: inspectionIdSchema.parse(99) };
  expect(await call('book.add-picture', nowhere, sue)).toMatchObject({ fault: { code: 'not-found' } });
});

test('a challenge needs a known answer: given with it, or agreed before', async () => {
  const { ask, call, recipeId, sue, answerNext } = await begin();
  const seed = (answer: { isBad: boolean; classNames: string[]; comment: string } | null) =>
    call('challenge.add', { inspectionId: PART, answer }, sue);
  expect(await seed(null)).toMatchObject({ fault: { code: 'conflict' } });
  await answerNext('reject');
  expect(await seed(null)).toMatchObject({ fault: { code: 'conflict' } });

  expect(await seed({ isBad: true, classNames: ['crack'], comment: '' })).toMatchObject({
    value: { isBad: true, classNames: ['crack'], answers: 0, wrong: 0, madeBy: 'Sue' },
  });
  expect(await ask('challenge.list', { recipeId }, sue)).toHaveLength(1);
  await ask('challenge.remove', { inspectionId: PART }, sue);
  expect(await ask('challenge.list', { recipeId }, sue)).toEqual([]);
  expect(await seed(null)).toMatchObject({ ok: true });
});

test('people in training are told the agreed answer; others are told nothing', async () => {
  const { ask, store, ana, sue, answerNext } = await begin();
  for (const inspectionId of [PART, inspectionIdSchema.parse(2)]) {
    const boxes = [
      {
        className: 'crack',
        origin: 'person' as const,
        box: { space: 'pixel' as const, x: 9, y: 9, width: 9, height: 9 },
      },
    ];
    const agreed = { inspectionId, isBad: true, classNames: ['crack'], boxes, comment: '', madeBy: 'Sue', madeAt: AT };
    addReference(store.write, { ...agreed, origin: 'challenge', personId: null });
  }
  expect(await answerNext('accept')).toMatchObject({ feedback: null });
  await ask('person.set-training', { id: ana.personId ?? never(), isTraining: true }, sue);
  expect(await answerNext('accept')).toMatchObject({
    feedback: {
      said: 'accept',
      isRight: false,
      isBad: true,
      classNames: ['crack'],
      boxes: [{ box: { x: 9 } }],
      source: 'agreed',
    },
  });
});

function never(): never {
  throw new Error('the person has no number');
}
