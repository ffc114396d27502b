import { expect, test } from 'vitest';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { reviewItemIdSchema } from '../../../preload/contract/parts/review.ts';
import type { Actor } from '../../../preload/contract/people/person.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { EVERYTHING } from '../../../renderer/history/history-search.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { answerOf } from '../../support/station/review-moves.ts';
import { openTestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { detection, inspectionRecord } from '../../support/store/records.ts';
import { fixedClock } from '../../support/time/fixed-clock.ts';

const PART = inspectionIdSchema.parse(1);
const NOBODY: Actor = { personId: null, name: '', role: 'nobody', windowId: 'hall' };
/** A part that failed with a crack, and is drawn for a blind second look. */
function begin() {
  const clock = fixedClock('2026-03-02T06:00:00Z');
  const desk = openTestDesk({ clock });
  const place = addTestLane(desk.store, clock.now());
  writeRecords(desk.store.write, [
    inspectionRecord(place, 'a.jpg', {
      signal: 'FAIL',
      verdict: { kind: 'fail', reasons: [{ code: 'defect', className: 'crack', score: 0.9, rejectAt: 0.6 }] },
      detections: [detection('crack', 0.9)],
      review: { ask: 'audit', isBlind: true, dueAt: null },
    }),
  ]);
  const ana = actorOf(addTestPerson(desk.store, 'Ana', 'operator'), 'left');
  const sue = actorOf(addTestPerson(desk.store, 'Sue', 'supervisor'), 'office');
  return { ...desk, clock, ana, sue };
}

test('whatever is asked blind is blind through every way of reading a part, until it has been answered', async () => {
  const { ask, ana } = begin();
  const [item] = await ask('review.claim', { count: 1 }, ana);
  if (item === undefined) throw new Error('nothing to review');
  for (const actor of [ana, NOBODY]) {
    const read = await ask('inspection.read', { id: PART }, actor);
    expect(read).toMatchObject({
      verdict: 'undetermined',
      reasons: [],
      detections: [],
      topClass: null,
      topScore: null,
    });
    expect(JSON.stringify(read)).not.toMatch(/crack|FAIL|0\.9/);
    expect(JSON.stringify(await ask('inspection.recent', { limit: 5 }, actor))).not.toMatch(/crack|0\.9|"fail"/);
  }
  const history = await ask('history.search', { filter: EVERYTHING, after: null, limit: 5 }, ana);
  expect(history.parts).toEqual([]);

  await ask('review.answer', answerOf(item, 'accept'), ana);
  expect(await ask('inspection.read', { id: PART }, ana)).toMatchObject({ verdict: 'fail', topClass: 'crack' });
  expect((await ask('history.search', { filter: EVERYTHING, after: null, limit: 5 }, ana)).parts).toHaveLength(1);
});

test('a supervisor sees what the station said, except about a part they are judging blind', async () => {
  const { ask, sue } = begin();
  expect(await ask('inspection.read', { id: PART }, sue)).toMatchObject({ verdict: 'fail' });
  await ask('review.claim', { count: 1 }, sue);
  expect(await ask('inspection.read', { id: PART }, sue)).toMatchObject({ verdict: 'undetermined', detections: [] });
  await ask('review.release', { itemIds: [reviewItemIdSchema.parse(1)] }, sue);
  expect(await ask('inspection.read', { id: PART }, sue)).toMatchObject({ verdict: 'fail' });
});
