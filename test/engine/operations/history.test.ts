import { expect, test } from 'vitest';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { addReference } from '../../../main/engine/store/review/references.ts';
import { insertReviewItem } from '../../../main/engine/store/review/review-items.ts';
import { countRollupDifferences } from '../../../main/engine/store/rollups/rollups.ts';
import { COUNTED_AT_MOST } from '../../../preload/contract/parts/history.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { EVERYTHING } from '../../../renderer/history/history-search.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const NOW = Date.parse('2026-03-02T06:00:00Z');

function startDesk(parts: number) {
  const desk = openTestDesk({ clock: fixedClock(new Date(NOW).toISOString()) });
  const place = addTestLane(desk.store, NOW - parts * 1000);
  desk.store.write.transaction(() =>
    writeRecords(
      desk.store.write,
      Array.from({ length: parts }, (_, index) => {
        const at = NOW - (parts - index) * 1000;
        return inspectionRecord({ ...place, at }, `S${index}_.jpg`, {
          decidedAt: at,
          signal: index % 4 === 0 ? 'FAIL' : 'PASS',
        });
      }),
    ),
  );
  return desk;
}

test('the parts that a filter finds are counted', async () => {
  const { ask } = startDesk(40);
  expect(await ask('history.count', { filter: EVERYTHING })).toEqual({ parts: 40, stoppedBy: null, searchedTo: null });
  expect(await ask('history.count', { filter: { ...EVERYTHING, signal: 'FAIL' } })).toMatchObject({ parts: 10 });
  expect(await ask('history.count', { filter: { ...EVERYTHING, lot: 'no such lot' } })).toMatchObject({ parts: 0 });
  const since = { ...EVERYTHING, from: NOW - 5_000, until: NOW - 2_000 };
  expect(await ask('history.count', { filter: since })).toMatchObject({ parts: 3 });
});

test('more parts than are counted are told as more, not as so many', async () => {
  const { ask } = startDesk(COUNTED_AT_MOST + 5);
  expect(await ask('history.count', { filter: EVERYTHING })).toEqual({
    ...{ parts: COUNTED_AT_MOST, stoppedBy: 'limit', searchedTo: null },
  });
});

test('a part that is being judged blind is not counted for those who may be asked about it', async () => {
  const { store, ask } = startDesk(8);
  const operator = actorOf(addTestPerson(store, 'Olga', 'operator'));
  const supervisor = actorOf(addTestPerson(store, 'Sara', 'supervisor'), 'window-2');
  insertReviewItem(store.write, inspectionIdSchema.parse(1), { ask: 'audit', isBlind: true, dueAt: null }, NOW);
  expect(await ask('history.count', { filter: EVERYTHING }, operator)).toMatchObject({ parts: 7 });
  expect(await ask('history.count', { filter: EVERYTHING }, supervisor)).toMatchObject({ parts: 8 });
});

test('chosen parts are sent to people once, blind; waiting and answered ones are left out', async () => {
  const { store, ask } = startDesk(6);
  const sara = actorOf(addTestPerson(store, 'Sara', 'supervisor'));
  const ids = [1, 2, 3, 4, 5, 6].map((id) => inspectionIdSchema.parse(id));
  insertReviewItem(store.write, inspectionIdSchema.parse(1), { ask: 'audit', isBlind: true, dueAt: null }, NOW);
  const [held] = await ask('review.claim', { count: 1 }, sara);
  if (held === undefined) throw new Error('an item was expected');
  await ask(
    'review.answer',
    { itemId: held.id, kind: 'accept', classNames: [], boxes: [], comment: '', tookMs: 900 },
    sara,
  );
  expect(await ask('review.send', { ids }, sara)).toEqual({ sent: 5, leftOut: 1 });
  expect(await ask('review.send', { ids }, sara)).toEqual({ sent: 0, leftOut: 6 });
  expect(
    store.read.all(
      "SELECT inspection_id AS id, is_blind AS isBlind, due_at AS dueAt FROM review_item WHERE ask = 'sent' ORDER BY id",
    ),
  ).toEqual([2, 3, 4, 5, 6].map((id) => ({ id, isBlind: 1, dueAt: null })));
  expect(countRollupDifferences(store.read)).toBe(0);
  const [next] = await ask('review.claim', { count: 1 }, sara);
  // The person does not learn that somebody doubts the part.
  expect(next).toMatchObject({ ask: 'audit', isBlind: true, inspection: { serial: null, verdict: 'undetermined' } });
});

test('a part without an image is not sent to people: there is nothing to look at', async () => {
  const { store, ask } = startDesk(2);
  const sara = actorOf(addTestPerson(store, 'Sara', 'supervisor'));
  store.write.run(
    `UPDATE inspection SET is_readable = 0, fault_code = 'image-unreadable', verdict = 'undetermined', signal = 'ERROR'
     WHERE id = 1`,
  );
  const ids = [1, 2].map((id) => inspectionIdSchema.parse(id));
  expect(await ask('review.send', { ids }, sara)).toEqual({ sent: 1, leftOut: 1 });
});

test('chosen parts with an agreed answer enter the golden set of their recipe once', async () => {
  const { store, ask } = startDesk(4);
  const eva = actorOf(addTestPerson(store, 'Eva', 'engineer'));
  const ids = [1, 2, 3, 4].map((id) => inspectionIdSchema.parse(id));
  await ask(
    'golden.add',
    { inspectionId: inspectionIdSchema.parse(1), answer: { isBad: false, classNames: [], comment: '' } },
    eva,
  );
  addReference(store.write, {
    ...{ inspectionId: inspectionIdSchema.parse(3), isBad: false, classNames: [], boxes: [], origin: 'adjudicated' },
    ...{ comment: '', personId: eva.personId, madeBy: eva.name, madeAt: NOW },
  });
  expect(await ask('golden.add-chosen', { ids }, eva)).toEqual({ added: 1, leftOut: 3 });
  expect(await ask('golden.add-chosen', { ids }, eva)).toEqual({ added: 0, leftOut: 4 });
});
