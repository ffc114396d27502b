import { expect, test } from 'vitest';
import { steadyMs } from '../../../main/engine/clock.ts';
import { answer, correct, UNDO_OPEN_FOR_MS, undo } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import { endOverdueHolds } from '../../../main/engine/review/holds.ts';
import { markLineWritten, pendingLineMessages, queueSignal } from '../../../main/engine/store/line/line-messages.ts';
import { beginEpoch } from '../../../main/engine/store/line/line-station.ts';
import { toldToLine } from '../../../main/engine/store/line/line-told.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import { inspectionOf } from '../../../main/engine/store/parts/inspections.ts';
import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';
import type { ReviewAnswer, ReviewItem } from '../../../preload/contract/parts/review.ts';
import type { RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { holdAnswersBack } from '../../support/station/hold-answers-back.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { recordWaiting } from '../../support/store/waiting-parts.ts';
import { moment } from '../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const MINUTE = 60_000;
const BOX: HumanBox = {
  className: 'crack',
  origin: 'person',
  box: { space: 'pixel', x: 1, y: 2, width: 3, height: 4 },
};

function begin(count = 3, body: Partial<RecipeBody> = {}) {
  const store = openTestStore();
  holdAnswersBack(store);
  const place = addTestLane(store, AT, body);
  for (let index = 0; index < count; index++) {
    recordWaiting(store, { ...place, at: AT + index }, `${index}.jpg`, { dueAt: steadyMs(AT + 10 * MINUTE) });
  }
  const ana = actorOf(addTestPerson(store, 'Ana', 'operator'), 'left');
  const ben = actorOf(addTestPerson(store, 'Ben', 'supervisor'), 'right');
  return { store, ana, ben };
}

function first(items: readonly ReviewItem[]): ReviewItem {
  const [item] = items;
  if (item === undefined) throw new Error('nothing was claimed');
  return item;
}

function given(item: ReviewItem, kind: ReviewAnswer['kind']): ReviewAnswer {
  return {
    itemId: item.id,
    kind,
    classNames: kind === 'reject' ? ['crack'] : [],
    boxes: kind === 'accept' ? [] : [BOX],
    comment: 'seen',
    tookMs: 1800,
  };
}

function told(store: Store) {
  return pendingLineMessages(store.read, 100).map(
    ({ kind, disposition, signal }) => kind ?? disposition?.kind ?? signal,
  );
}

test('an answer is a row of its own that names who, when, why and how long, and the line is told', () => {
  const { store, ana } = begin(1);
  const item = first(claimItems(store.write, ana, 1, moment(AT)));

  const answered = answer(store.write, ana, given(item, 'reject'), moment(AT + 2000));

  expect(answered).toMatchObject({
    ok: true,
    value: {
      inspection: {
        isWaiting: false,
        disposition: 'reject',
        verdict: 'undetermined',
        dispositions: [
          {
            kind: 'reject',
            classNames: ['crack'],
            boxes: [{ origin: 'person', box: { x: 1, width: 3 } }],
            ask: 'unsure',
            supersedes: null,
            personName: 'Ana',
            madeAt: AT + 2000,
            tookMs: 1800,
          },
        ],
      },
    },
  });
  expect(told(store)).toEqual(['HOLD', 'reject']);
});

test('a part is answered once, and not from a window while another one holds it', () => {
  const { store, ana, ben } = begin(1);
  const item = first(claimItems(store.write, ana, 1, moment(AT)));

  expect(answer(store.write, ben, given(item, 'accept'), moment(AT))).toMatchObject({ fault: { code: 'conflict' } });
  expect(answer(store.write, ana, given(item, 'accept'), moment(AT))).toMatchObject({ ok: true });
  expect(answer(store.write, ana, given(item, 'reject'), moment(AT))).toMatchObject({ fault: { code: 'conflict' } });
  expect(told(store)).toEqual(['HOLD', 'accept']);
});

test('answers that this plant does not use are refused', () => {
  const { store, ana } = begin(1, { extraDispositions: ['rework'] });
  const item = first(claimItems(store.write, ana, 1, moment(AT)));

  expect(answer(store.write, ana, given(item, 'escalate'), moment(AT))).toMatchObject({ fault: { code: 'conflict' } });
  expect(answer(store.write, ana, given(item, 'rework'), moment(AT))).toMatchObject({ ok: true });
});

test('undo goes back step by step, across parts, and gives each part back to the window', () => {
  const { store, ana, ben } = begin(3);
  const items = claimItems(store.write, ana, 3, moment(AT));
  for (const item of items) answer(store.write, ana, given(item, 'accept'), moment(AT + 1));

  const undone = [1, 2, 3, 4].map(() => undo(store.write, ana, moment(AT + MINUTE))?.inspection.fileName ?? null);

  expect(undone).toEqual(['2.jpg', '1.jpg', '0.jpg', null]);
  expect(claimItems(store.write, ben, 3, moment(AT + MINUTE))).toEqual([]);
  expect(inspectionOf(store.read, first(items).inspection.id)).toMatchObject({ isWaiting: true, dispositions: [] });
  expect(store.read.get('SELECT count(*) AS n FROM disposition')).toEqual({ n: 3 });
});

test('an answer that was undone can be given again, differently', () => {
  const { store, ana } = begin(1);
  const item = first(claimItems(store.write, ana, 1, moment(AT)));
  answer(store.write, ana, given(item, 'accept'), moment(AT));
  undo(store.write, ana, moment(AT + 100));

  const again = answer(store.write, ana, given(item, 'reject'), moment(AT + 200));

  expect(again).toMatchObject({ ok: true, value: { inspection: { disposition: 'reject' } } });
  expect(told(store)).toEqual(['HOLD', 'accept', 'withdrawal', 'reject']);
});

test('nobody undoes what another person answered, what was corrected since, or what is long past', () => {
  const { store, ana, ben } = begin(2);
  const [one, two] = claimItems(store.write, ana, 2, moment(AT));
  if (one === undefined || two === undefined) throw new Error('nothing was claimed');
  answer(store.write, ana, given(one, 'accept'), moment(AT));
  expect(undo(store.write, ben, moment(AT))).toBeNull();

  const correction = { ...given(one, 'reject'), inspectionId: one.inspection.id, comment: 'a hairline' };
  correct(store.write, ben, correction, AT + 1);
  expect(undo(store.write, ana, moment(AT + 2))).toBeNull();

  answer(store.write, ana, given(two, 'accept'), moment(AT + 3));
  expect(undo(store.write, ana, moment(AT + 3 + UNDO_OPEN_FOR_MS + 1))).toBeNull();
});

test('a correction names what it replaces, and the line is told again', () => {
  const { store, ana, ben } = begin(1);
  const item = first(claimItems(store.write, ana, 1, moment(AT)));
  const correction = { ...given(item, 'reject'), inspectionId: item.inspection.id, comment: 'a hairline' };
  expect(correct(store.write, ben, correction, AT)).toMatchObject({ fault: { code: 'conflict' } });
  answer(store.write, ana, given(item, 'accept'), moment(AT));

  const corrected = correct(store.write, ben, correction, AT + MINUTE);

  expect(corrected).toMatchObject({
    ok: true,
    value: {
      inspection: {
        disposition: 'reject',
        dispositions: [
          { id: 1, kind: 'accept', supersedes: null, personName: 'Ana' },
          { id: 2, kind: 'reject', supersedes: 1, personName: 'Ben', ask: 'correction', comment: 'a hairline' },
        ],
      },
    },
  });
  expect(told(store)).toEqual(['HOLD', 'accept', 'reject']);
});

test('a hold that nobody answered in time ends as the recipe says, once, also after a restart', () => {
  const { store } = begin(2, { hold: { timeoutMs: 10 * MINUTE, onTimeout: 'rework' } });

  expect(endOverdueHolds(store.write, moment(AT + 10 * MINUTE - 1))).toEqual([]);
  expect(endOverdueHolds(store.write, moment(AT + 30 * MINUTE))).toHaveLength(2);
  expect(endOverdueHolds(store.write, moment(AT + 30 * MINUTE))).toEqual([]);

  expect(told(store)).toEqual(['HOLD', 'HOLD', 'rework', 'rework']);
  expect(claimItems(store.write, { personId: null, windowId: 'x' }, 10, moment(AT))).toEqual([]);
});

test('somebody who was looking when the hold ended first learns what the line was told, and may then reverse it', () => {
  const { store, ana } = begin(1);
  const due = AT + 10 * MINUTE;
  const item = first(claimItems(store.write, ana, 1, moment(due - 1000)));
  endOverdueHolds(store.write, moment(due));

  expect(answer(store.write, ana, given(item, 'accept'), moment(due + 400))).toEqual({
    ok: false,
    fault: { code: 'line-told', why: 'timeout', state: 'reject', at: due, message: 2 },
  });
  expect(told(store)).toEqual(['HOLD', 'reject']);
  const answered = answer(store.write, ana, { ...given(item, 'accept'), knowing: 2 }, moment(due + 500));

  expect(told(store)).toEqual(['HOLD', 'reject', 'accept']);
  expect(answered).toMatchObject({
    value: {
      inspection: {
        dispositions: [
          { ask: 'timeout', kind: 'reject' },
          { kind: 'accept', supersedes: 1 },
        ],
      },
    },
  });
});

test('a hold resumed by undo does not end while somebody is looking', () => {
  const { store, ana } = begin(1);
  const due = AT + 10 * MINUTE;
  const item = first(claimItems(store.write, ana, 1, moment(due - 1000)));
  answer(store.write, ana, given(item, 'accept'), moment(due - 500));
  const again = undo(store.write, ana, moment(due + 1000));

  expect(endOverdueHolds(store.write, moment(due + 2000))).toEqual([]);
  expect(again?.dueAt).toBeGreaterThan(due);
});

test('a part about which nothing is known is not left accepted by an answer that was undone', () => {
  const { store, ana } = begin(0);
  recordWaiting(store, { ...addTestLane(store, AT), at: AT }, 'fault.jpg', { ask: 'fault' });
  const item = first(claimItems(store.write, ana, 1, moment(AT)));
  answer(store.write, ana, given(item, 'accept'), moment(AT + 1000));

  const again = undo(store.write, ana, moment(AT + 2000));

  if (again?.dueAt == null) throw new Error('the item waits for ever');
  endOverdueHolds(store.write, moment(again.dueAt));
  expect(told(store).slice(1)).toEqual(['accept', 'withdrawal', 'reject']);
});

test('an answer that arrives after another person has signed in at its window counts for nobody, and the part goes on waiting', () => {
  const { store, ana } = begin(1);
  const item = first(claimItems(store.write, ana, 1, moment(AT)));
  const next = actorOf(addTestPerson(store, 'Cleo', 'operator'), ana.windowId);
  const givenBy = ana.personId ?? undefined;

  expect(answer(store.write, next, { ...given(item, 'accept'), givenBy }, moment(AT + 2000))).toMatchObject({
    ok: false,
    fault: { code: 'conflict' },
  });
  expect(inspectionOf(store.read, item.inspection.id)).toMatchObject({ isWaiting: true, dispositions: [] });
  expect(answer(store.write, ana, { ...given(item, 'accept'), givenBy }, moment(AT + 3000))).toMatchObject({
    ok: true,
  });
});

const WHY = 'measured again by hand';

test('the author of a correction reads what the line was last told, under the number that the line knows, and why', () => {
  const { store, ana } = begin(1);
  const due = AT + 10 * MINUTE;
  const inspectionId = first(claimItems(store.write, ana, 1, moment(AT))).inspection.id;
  expect(toldToLine(store.read, inspectionId)).toMatchObject({ state: 'HOLD', number: 1, isGoing: false, why: 'said' });
  endOverdueHolds(store.write, moment(due));
  expect(toldToLine(store.read, inspectionId)).toEqual({
    ...{ state: 'reject', at: due, message: 2, number: 2 },
    ...{ why: 'timeout', isGoing: false, isWritten: false },
  });
  markLineWritten(store.write, 2);
  beginEpoch(store.write, 0, 'Ada', due + MINUTE);
  expect(toldToLine(store.read, inspectionId)).toMatchObject({ message: 2, number: 2, isWritten: true });
  queueSignal(store.write, inspectionId, due + 2 * MINUTE);
  expect(toldToLine(store.read, inspectionId)).toMatchObject({ message: 3, number: 1, isWritten: false });
  expect(toldToLine(store.read, 99)).toBeNull();
});

test('a correction made while the line was told something else is told of that first', () => {
  const { store, ana, ben } = begin(1);
  const item = first(claimItems(store.write, ana, 1, moment(AT)));
  answer(store.write, ana, given(item, 'accept'), moment(AT + 1000));
  const correction = {
    inspectionId: item.inspection.id,
    kind: 'reject' as const,
    classNames: ['crack'],
    boxes: [],
    comment: WHY,
  };
  const seen = toldToLine(store.read, item.inspection.id)?.message ?? null;
  expect(correct(store.write, ben, { ...correction, kind: 'rework', knowing: seen }, AT + 2000)).toMatchObject({
    ok: false,
  });
  expect(correct(store.write, ben, { ...correction, kind: 'inconclusive', knowing: seen }, AT + 2000)).toMatchObject({
    ok: true,
  });

  expect(correct(store.write, ana, { ...correction, knowing: seen }, AT + 3000)).toEqual({
    ok: false,
    fault: { code: 'line-told', why: 'meanwhile', state: 'inconclusive', at: AT + 2000, message: 3 },
  });
  expect(told(store)).toEqual(['HOLD', 'accept', 'inconclusive']);
  expect(correct(store.write, ana, { ...correction, knowing: 3 }, AT + 4000)).toMatchObject({ ok: true });
  expect(told(store)).toEqual(['HOLD', 'accept', 'inconclusive', 'reject']);
});

test.each([
  ['boxes', { boxes: [BOX] }],
  ['classes', { classNames: ['crack'] }],
])('a part does not pass with %s on it, neither in review nor by a correction', (_what, marks) => {
  const { store, ana, ben } = begin(1);
  const item = first(claimItems(store.write, ana, 1, moment(AT)));
  const refused = { ok: false, fault: { code: 'conflict', why: 'good-with-defects' } };
  expect(answer(store.write, ana, { ...given(item, 'accept'), ...marks }, moment(AT))).toMatchObject(refused);
  expect(inspectionOf(store.read, item.inspection.id)).toMatchObject({ isWaiting: true, dispositions: [] });

  answer(store.write, ana, given(item, 'reject'), moment(AT));
  const { id: inspectionId } = item.inspection;
  const kind = 'accept' as const;
  const correction = { inspectionId, kind, classNames: [], boxes: [], comment: 'Looked again' };
  expect(correct(store.write, ben, { ...correction, ...marks }, AT)).toMatchObject(refused);
  expect(correct(store.write, ben, correction, AT)).toMatchObject({ ok: true });
});
