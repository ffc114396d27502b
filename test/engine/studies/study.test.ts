import { expect, test } from 'vitest';
import { judgedParts } from '../../../main/engine/store/exports/judged-parts.ts';
import { countRows, inspectionRows } from '../../../main/engine/store/exports/table-rows.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { addReference } from '../../../main/engine/store/review/references.ts';
import { countRollupDifferences } from '../../../main/engine/store/rollups/rollups.ts';
import type { ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import type { StudyDraft, StudyId } from '../../../preload/contract/people/study.ts';
import { type InspectionId, inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { EVERYTHING } from '../../../renderer/history/history-search.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { randomNumbers } from '../../support/random.ts';
import { answerOf } from '../../support/station/review-moves.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const PARTS = 6;
const ROUNDS = 2;
const MINUTE = 60_000;
const TABLE = {
  kind: 'csv',
  rows: 'inspections',
  separator: ',',
  decimal: '.',
  hasByteOrderMark: false,
  keepsDigits: true,
} as const;
const SET = {
  kind: 'training-set',
  format: 'yolo',
  preset: 'all',
  labels: 'two-models',
  together: 'serial',
  seed: 'x',
  val: 0.1,
  test: 0.1,
} as const;

/** A station with six parts, of which the even ones are bad, three operators, and a supervisor who plans. */
function begin(root = temporaryFolder()) {
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const desk = openTestDesk({ clock, root, draw: randomNumbers(5) });
  const place = addTestLane(desk.store, clock.now(), { repeatShare: 1, challengeShare: 0 });
  const recorded = writeRecords(
    desk.store.write,
    Array.from({ length: PARTS }, (_, index) => inspectionRecord(place, `part-${index}.jpg`)),
  );
  const ids = recorded.map((one) => {
    if (one.kind !== 'inspected') throw new Error('a part was not recorded');
    return one.inspectionId;
  });
  const [ana, ben, cy] = ['Ana', 'Ben', 'Cy'].map((name, at) =>
    actorOf(addTestPerson(desk.store, name, 'operator'), `window-${at}`),
  ) as [Actor, Actor, Actor];
  const sue = actorOf(addTestPerson(desk.store, 'Sue', 'supervisor'), 'office');
  const draft = (change: Partial<StudyDraft> = {}): StudyDraft => ({
    name: 'March',
    recipeId: place.recipeId,
    parts: ids.map((inspectionId, at) => ({
      inspectionId,
      isBad: at % 2 === 0,
      isBorderline: at < 2,
      source: 'expert',
    })),
    people: [ana, ben].flatMap(({ personId }) => (personId === null ? [] : [personId])),
    rounds: ROUNDS,
    pauseMinutes: 0,
    ...change,
  });
  const isBad = (id: InspectionId) => ids.indexOf(id) % 2 === 0;
  /** Answers the next look as it is, or as told; returns what was seen, or null when there is nothing to see. */
  const look = async (actor: Actor, study: StudyId, says = isBad) => {
    const [item] = await desk.ask('review.claim', { count: 1, study }, actor);
    if (item === undefined) return null;
    await desk.ask('review.answer', answerOf(item, says(item.inspection.id) ? 'reject' : 'accept'), actor);
    return item;
  };
  const lookAtAll = async (actor: Actor, study: StudyId, says = isBad) => {
    const seen: ReviewItem[] = [];
    for (let item = await look(actor, study, says); item !== null; item = await look(actor, study, says))
      seen.push(item);
    return seen;
  };
  return { ...desk, clock, place, ids, ana, ben, cy, sue, draft, look, lookAtAll, isBad };
}

test('everybody sees every part once in every round, in their own order, and then it ends', async () => {
  const { ask, ana, ben, sue, draft, lookAtAll, ids } = begin();
  const { id } = await ask('study.plan', draft(), sue);
  const seen = { ana: await lookAtAll(ana, id), ben: await lookAtAll(ben, id) };
  for (const items of Object.values(seen)) {
    const order = items.map(({ inspection }) => inspection.id);
    expect(order).toHaveLength(PARTS * ROUNDS);
    for (let round = 0; round < ROUNDS; round += 1) {
      expect(order.slice(round * PARTS, (round + 1) * PARTS).toSorted((a, b) => a - b)).toEqual(ids);
    }
  }
  const orders = Object.values(seen).map((items) => items.map(({ inspection }) => inspection.id).join());
  expect(new Set(orders).size).toBe(2);
  const { study, figures } = await ask('study.result', { id }, sue);
  expect(study.endedAt).not.toBeNull();
  expect(figures).toMatchObject({
    people: [
      { name: 'Ana', effectiveness: { count: PARTS, of: PARTS }, miss: { count: 0 }, mixed: 0 },
      { name: 'Ben', effectiveness: { count: PARTS, of: PARTS }, miss: { count: 0 }, mixed: 0 },
    ],
    allRight: { count: PARTS },
  });
});

test('a look reveals nothing about the part: neither its name, nor its lot, nor what the model or anybody said', async () => {
  const { ask, ana, sue, draft, ids } = begin();
  const { id } = await ask('study.plan', draft(), sue);
  const items = await ask('review.claim', { count: 5, study: id }, ana);
  expect(items).toHaveLength(5);
  for (const item of items) {
    expect(item).toMatchObject({ ask: 'study', isBlind: true, dueAt: null });
    expect(item.inspection).toMatchObject({ fileName: '', serial: null, lot: null, verdict: 'undetermined' });
    expect(item.inspection).toMatchObject({ detections: [], reasons: [], dispositions: [], disposition: null });
  }
  // Nor does any other way of reading it, to operators and whoever takes part, as long as it runs.
  for (const inspectionId of ids) {
    expect(await ask('inspection.read', { id: inspectionId }, ana)).toMatchObject({
      verdict: 'undetermined',
      reasons: [],
    });
  }
  expect((await ask('history.search', { filter: EVERYTHING, after: null, limit: 20 }, ana)).parts).toEqual([]);
  expect((await ask('history.search', { filter: EVERYTHING, after: null, limit: 20 }, sue)).parts).toHaveLength(PARTS);
});

test('nothing else of the station is affected: neither the line, nor yield, nor the queue, nor training sets, nor figures of people', async () => {
  const { ask, ana, ben, sue, store, draft, lookAtAll, place, clock } = begin();
  const everything = () => ({
    messages: store.read.all('SELECT seq, kind, disposition_id FROM line_message'),
    held: store.read.all('SELECT * FROM line_held'),
    plans: store.read.all('SELECT * FROM repeat_plan'),
    disagreements: store.read.all('SELECT * FROM disagreement'),
    outcomes: store.read.all('SELECT * FROM rollup_outcome'),
    load: store.read.all('SELECT * FROM rollup_review WHERE facts > 0'),
  });
  const before = everything();
  const { id } = await ask('study.plan', draft(), sue);
  await ask('review.claim', { count: 3, study: id }, ana);
  expect(await ask('review.queue', {}, sue)).toMatchObject({ waiting: 0, oldestAt: null, neededPerMinute: 0 });
  await lookAtAll(ana, id, () => true);
  await lookAtAll(ben, id, () => false);

  expect(everything()).toEqual(before);
  const filter = {
    laneId: null,
    recipeId: place.recipeId,
    lot: null,
    modelSha256: null,
    from: 0,
    until: clock.now() + 1,
  };
  const every = { first: inspectionIdSchema.parse(1), last: inspectionIdSchema.parse(1000) };
  const table = { ...TABLE, filter } as const;
  expect(countRows(store.read, { ...table, which: 'judged' }, every)).toBe(0);
  const rows = inspectionRows(store.read, { ...table, which: 'all' }, every, 100);
  expect(rows.map((row) => [row['dispositions'], row['is_waiting']])).toEqual(rows.map(() => [0, 0]));
  const set = { ...SET, filter } as const;
  expect([...judgedParts(store.read, set, every)].flat()).toEqual([]);
  expect(countRollupDifferences(store.read)).toBe(0);
  expect(await ask('review.queue', {}, sue)).toMatchObject({ waiting: 0, pacePerMinute: 0, neededPerMinute: 0 });
  const span = { from: place.at, until: clock.now() + 1, recipeId: null };
  const people = await ask('consistency.read', span, sue);
  expect(people.people.map(({ answers, within, reference }) => [answers, within, reference.pairs])).toEqual(
    people.people.map(() => [0, [], 0]),
  );
  const inspections = await ask('inspection.recent', { limit: 10 }, sue);
  expect(inspections.map(({ disposition, isWaiting }) => [disposition, isWaiting])).toEqual(
    inspections.map(() => [null, false]),
  );
});

test('anybody who stops in the middle continues where they were, also after a restart, and the queue never gives their looks to others', async () => {
  const root = temporaryFolder();
  const first = begin(root);
  const { id } = await first.ask('study.plan', first.draft(), first.sue);
  const held = await first.ask('review.claim', { count: 3, study: id }, first.ana);
  await first.ask('review.answer', answerOf(held[0] as ReviewItem, 'reject'), first.ana);
  expect(await first.ask('review.claim', { count: 5 }, first.ben)).toEqual([]);
  expect(await first.ask('review.claim', { count: 5 }, first.ana)).toEqual([]);
  expect(await first.ask('study.mine', {}, first.ana)).toMatchObject([
    { id, answered: 1, of: 12, round: 1, opensAt: null },
  ]);
  first.store.close();

  const again = openTestDesk({ clock: first.clock, root });
  // The window is another one after a restart; the claims of the one before run out.
  first.clock.advance(3 * MINUTE);
  const ana = { ...first.ana, windowId: 'window-9' };
  const items = await again.ask('review.claim', { count: 2, study: id }, ana);
  expect(items.map(({ inspection }) => inspection.id)).toEqual(held.slice(1).map(({ inspection }) => inspection.id));
  await again.ask('review.release', { itemIds: items.map((item) => item.id) }, ana);
  const fresh = await again.ask('review.claim', { count: 2, study: id }, ana);
  expect(fresh.map(({ inspection }) => inspection.id)).toEqual(items.map(({ inspection }) => inspection.id));
});

test('between two rounds there is the planned pause, and the start of the next is announced', async () => {
  const { ask, ana, sue, draft, lookAtAll, clock } = begin();
  const { id } = await ask('study.plan', draft({ pauseMinutes: 30 }), sue);
  expect(await lookAtAll(ana, id)).toHaveLength(PARTS);
  expect(await ask('study.mine', {}, ana)).toMatchObject([{ round: 2, opensAt: clock.now() + 30 * MINUTE }]);
  clock.advance(29 * MINUTE);
  expect(await ask('review.claim', { count: 1, study: id }, ana)).toEqual([]);
  // Setting the computer's clock shortens no pause.
  clock.set(60 * MINUTE);
  expect(await ask('review.claim', { count: 1, study: id }, ana)).toEqual([]);
  clock.advance(MINUTE);
  expect(await lookAtAll(ana, id)).toHaveLength(PARTS);
  expect(await ask('study.mine', {}, ana)).toEqual([]);
});

test('an answer is undone only within the study, and never once it has ended', async () => {
  const { ask, ana, ben, sue, draft, look, lookAtAll } = begin();
  const { id } = await ask('study.plan', draft(), sue);
  const item = await look(ana, id);
  expect(await ask('review.undo', {}, ana)).toBeNull();
  const back = await ask('review.undo', { study: id }, ana);
  expect(back).toMatchObject({ id: item?.id, ask: 'study' });
  expect(await ask('study.mine', {}, ana)).toMatchObject([{ answered: 0 }]);
  await lookAtAll(ana, id);
  await lookAtAll(ben, id);
  expect(await ask('review.undo', { study: id }, ben)).toBeNull();
});

test('a part is called good or bad: no other answer is accepted, and people in training are told nothing', async () => {
  const { ask, call, ana, sue, draft, ids, store } = begin();
  store.write.run('UPDATE person SET is_training = 1');
  for (const inspectionId of ids) {
    const agreed = { isBad: true, classNames: [], boxes: [], comment: '', madeBy: 'Sue', madeAt: 0 };
    addReference(store.write, { ...agreed, inspectionId, origin: 'challenge', personId: null });
  }
  const { id } = await ask('study.plan', draft(), sue);
  const [item] = await ask('review.claim', { count: 1, study: id }, ana);
  if (item === undefined) throw new Error('nothing to look at');
  expect(await call('review.answer', answerOf(item, 'inconclusive'), ana)).toMatchObject({
    fault: { code: 'conflict', why: 'study-good-or-bad' },
  });
  expect(await ask('review.answer', answerOf(item, 'accept'), ana)).toEqual({
    feedback: null,
    telling: { kind: 'silent' },
  });
});

test('somebody who leaves does not count, and the study ends without them', async () => {
  const { ask, call, ana, ben, sue, draft, look, lookAtAll } = begin();
  const { id } = await ask('study.plan', draft(), sue);
  await look(ana, id);
  const [shown] = await ask('review.claim', { count: 1, study: id }, ana);
  await lookAtAll(ben, id, () => true);
  expect((await ask('study.result', { id }, sue)).study.endedAt).toBeNull();
  if (ana.personId === null) throw new Error('nobody');
  const left = await ask('study.take-out', { id, personId: ana.personId }, sue);
  expect(left).toMatchObject({ people: [{ name: 'Ana', answered: 1, hasLeft: true }, { name: 'Ben' }] });
  expect(left.endedAt).not.toBeNull();
  expect(await call('review.answer', answerOf(shown as ReviewItem, 'accept'), ana)).toMatchObject({ ok: false });
  const { figures } = await ask('study.result', { id }, sue);
  expect(figures?.people).toMatchObject([{ name: 'Ben', falseAlarm: { count: 6, of: 6 }, alwaysFalse: 3 }]);
  expect(figures?.pairs).toEqual([]);
});

test('ended early it accepts no more answers, and counts those who had finished', async () => {
  const { ask, call, ana, ben, sue, draft, lookAtAll } = begin();
  const { id } = await ask('study.plan', draft(), sue);
  await lookAtAll(ana, id);
  const [open] = await ask('review.claim', { count: 1, study: id }, ben);
  await ask('study.end', { id }, sue);
  expect(await call('review.answer', answerOf(open as ReviewItem, 'accept'), ben)).toMatchObject({
    fault: { why: 'study-ended' },
  });
  expect(await ask('review.claim', { count: 1, study: id }, ben)).toEqual([]);
  expect(await call('study.end', { id }, sue)).toMatchObject({ fault: { why: 'study-ended' } });
  expect((await ask('study.result', { id }, sue)).figures?.people.map(({ name }) => name)).toEqual(['Ana']);
});

test('nobody who takes part sees figures before the end, and the planner does not take part', async () => {
  const { ask, call, ana, ben, sue, draft, store } = begin();
  const leo = actorOf(addTestPerson(store, 'Leo', 'supervisor'), 'desk');
  if (leo.personId === null || sue.personId === null || ana.personId === null) throw new Error('nobody');
  const { id } = await ask('study.plan', draft({ people: [ana.personId, leo.personId] }), sue);
  expect(await call('study.result', { id }, leo)).toMatchObject({ fault: { why: 'study-runs' } });
  expect(await call('study.result', { id }, ana)).toMatchObject({ fault: { code: 'forbidden' } });
  expect(await call('review.claim', { count: 1, study: id }, ben)).toMatchObject({ fault: { why: 'study-foreign' } });
  expect((await ask('history.search', { filter: EVERYTHING, after: null, limit: 20 }, leo)).parts).toEqual([]);
  expect(await ask('study.result', { id }, sue)).toMatchObject({ figures: null, study: { isMine: false } });
  await ask('study.end', { id }, sue);
  expect(await call('study.result', { id }, leo)).toMatchObject({ ok: true });

  expect(await call('study.plan', draft({ people: [ana.personId, sue.personId] }), sue)).toMatchObject({
    fault: { why: 'study-planner' },
  });
  expect(await call('study.plan', draft(), ana)).toMatchObject({ fault: { code: 'forbidden' } });
});

test('a study needs good and bad parts of its recipe that can be shown, and each once', async () => {
  const { call, sue, draft, store, ids } = begin();
  const onlyGood = draft().parts.map((part) => ({ ...part, isBad: false }));
  expect(await call('study.plan', draft({ parts: onlyGood }), sue)).toMatchObject({ fault: { why: 'study-one-kind' } });
  const twice = [...draft().parts.slice(1), ...draft().parts.slice(1, 2)];
  expect(await call('study.plan', draft({ parts: twice }), sue)).toMatchObject({ fault: { code: 'bad-request' } });
  store.write.run('UPDATE shot SET image_sha256 = NULL WHERE id = @id', { id: ids[0] ?? 0 });
  expect(await call('study.plan', draft(), sue)).toMatchObject({ fault: { why: 'study-part-unfit' } });
});

test('later agreement changes no study', async () => {
  const { ask, ana, ben, sue, draft, lookAtAll, store, ids } = begin();
  const { id } = await ask('study.plan', draft(), sue);
  await lookAtAll(ana, id);
  await lookAtAll(ben, id);
  const agreed = { isBad: false, classNames: [], boxes: [], comment: '', madeBy: 'Sue', madeAt: 0, personId: null };
  const before = await ask('study.result', { id }, sue);
  for (const inspectionId of ids) addReference(store.write, { ...agreed, inspectionId, origin: 'adjudicated' });
  expect(await ask('study.result', { id }, sue)).toEqual(before);
});

test('suggestions are disputed parts and those near a limit, bad ones and good ones, a third of each', async () => {
  const { ask, sue, place, store, ids } = begin();
  const agreed = { classNames: [], boxes: [], comment: '', madeBy: 'Sue', madeAt: 0, personId: null };
  for (const inspectionId of ids.slice(0, 2)) {
    addReference(store.write, { ...agreed, isBad: true, inspectionId, origin: 'challenge' });
  }
  const found = await ask('study.suggest', { recipeId: place.recipeId, count: 4 }, sue);
  expect(found.filter(({ hint }) => hint === 'agreed-bad').map(({ id, isAgreedBad }) => [id, isAgreedBad])).toEqual(
    [ids[1], ids[0]].map((id) => [id, true]),
  );
  expect(found.filter(({ hint }) => hint === 'passed')).toHaveLength(2);
});
