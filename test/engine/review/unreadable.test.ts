import { expect, test } from 'vitest';
import { answer, correct } from '../../../main/engine/review/answers.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import { addDisposition } from '../../../main/engine/store/review/dispositions.ts';
import { imageUnreadable } from '../../../preload/contract/faults/picture-damage.ts';
import type { DispositionKind } from '../../../preload/contract/station/recipe.ts';
import { inspectionIdSchema } from '../../../preload/contract/values/units.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { answerOf, claimNext } from '../../support/station/review-moves.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { moment } from '../../support/time/fixed-clock.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const PART = inspectionIdSchema.parse(1);
const correction = { inspectionId: PART, classNames: [], boxes: [], comment: 'looked fine' };

/** A part whose picture cannot be read. */
function begin(isAsked = false) {
  const store = openTestStore();
  const place = addTestLane(store, AT, { extraDispositions: ['use-as-is', 'rework'] });
  const fault = imageUnreadable('ends early');
  writeRecords(store.write, [
    inspectionRecord(place, 'broken.jpg', {
      outcome: 'unreadable',
      verdict: { kind: 'undetermined', reasons: [{ code: 'fault', fault }] },
      signal: 'ERROR',
      optics: null,
      review: isAsked ? { ask: 'fault', isBlind: false, dueAt: null } : null,
    }),
  ]);
  const sue = actorOf(addTestPerson(store, 'Sue', 'supervisor'), 'office');
  return { store, sue };
}

test('nobody accepts a part whose image cannot be read, neither by an answer nor by a correction', () => {
  const { store, sue } = begin();
  for (const kind of ['accept', 'use-as-is'] as const) {
    expect(correct(store.write, sue, { ...correction, kind }, AT)).toMatchObject({ fault: { why: 'picture-unread' } });
  }
  const asked = begin(true);
  const item = claimNext(asked.store, asked.sue, AT);
  expect(answer(asked.store.write, asked.sue, answerOf(item, 'accept'), moment(AT))).toMatchObject({
    fault: { why: 'picture-unread' },
  });
});

test('any other answer to it may be given by whoever may give it to other parts', () => {
  for (const kind of ['reject', 'rework', 'inconclusive'] as const) {
    const { store, sue } = begin();
    expect(correct(store.write, sue, { ...correction, kind }, AT)).toMatchObject({ ok: true });
  }
});

test('the records themselves refuse it, whichever way it comes', () => {
  const { store } = begin();
  const by = (kind: DispositionKind) => () =>
    addDisposition(store.write, {
      ...correction,
      kind,
      reviewItemId: null,
      ask: 'correction',
      personId: null,
      madeAt: AT,
      tookMs: null,
    });
  expect(by('accept')).toThrow(/cannot be read/);
  expect(by('use-as-is')).toThrow(/cannot be read/);
  expect(by('reject')).not.toThrow();
});

test('a correction that was long on its way is not recorded under the name of whoever has signed in since', () => {
  const { store, sue } = begin();
  const eve = actorOf(addTestPerson(store, 'Eve', 'supervisor'), sue.windowId);
  const late = { ...correction, kind: 'reject' as const, givenBy: sue.personId ?? undefined };
  expect(correct(store.write, eve, late, AT)).toMatchObject({ fault: { why: 'signed-in-since' } });
  expect(correct(store.write, sue, late, AT)).toMatchObject({ ok: true });
});
