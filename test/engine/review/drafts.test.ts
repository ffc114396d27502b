import { expect, test } from 'vitest';
import { answer, undo } from '../../../main/engine/review/answers.ts';
import { claimItems, keepDraft } from '../../../main/engine/review/claims.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { answerOf, claimNext, never } from '../../support/station/review-moves.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { recordWaiting } from '../../support/store/waiting-parts.ts';
import { moment } from '../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const box = { space: 'pixel' as const, x: 1, y: 2, width: 30, height: 40 };
const DRAFT = {
  boxes: [{ className: 'crack', box, origin: 'person' as const }],
  comment: 'at the edge',
  removed: [0],
  keptAt: AT,
};

function begin() {
  const store = openTestStore();
  recordWaiting(store, addTestLane(store, AT), 'L042_SN1.jpg');
  const ana = addTestPerson(store, 'Ana', 'operator');
  const ben = actorOf(addTestPerson(store, 'Ben', 'operator'), 'other');
  return { store, ana: actorOf(ana), again: actorOf(ana, 'after the crash'), ben };
}

test('unfinished work comes back with the part to whoever did it, at any window, and to nobody else', () => {
  const { store, ana, again, ben } = begin();
  const item = claimNext(store, ana, AT);
  expect(item.draft).toBeNull();
  expect(keepDraft(store.write, ana, item.id, { ...DRAFT, comment: 'older' }, moment(AT))).toBe(true);
  expect(keepDraft(store.write, ana, item.id, DRAFT, moment(AT))).toBe(true);

  const later = AT + 200_000;
  expect(claimNext(store, ben, later).draft).toBeNull();
  expect(claimNext(store, again, later + 200_000).draft).toEqual(DRAFT);
});

test('only the holder of the part saves work on it, and the answer ends it', () => {
  const { store, ana, ben } = begin();
  const item = claimNext(store, ana, AT);
  expect(keepDraft(store.write, ben, item.id, DRAFT, moment(AT))).toBe(false);
  keepDraft(store.write, ana, item.id, DRAFT, moment(AT));
  answer(store.write, ana, answerOf(item, 'reject'), moment(AT));
  expect(keepDraft(store.write, ana, item.id, DRAFT, moment(AT))).toBe(false);
  expect(undo(store.write, ana, moment(AT + 1))?.draft).toBeNull();
  expect(claimItems(store.write, ben, 1, moment(AT + 1), never)).toEqual([]);
});
