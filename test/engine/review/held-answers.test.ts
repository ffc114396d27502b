import { expect, onTestFinished, test } from 'vitest';
import { steadyMs } from '../../../main/engine/clock.ts';
import { answer, correct, undo } from '../../../main/engine/review/answers.ts';
import { claimItems } from '../../../main/engine/review/claims.ts';
import { startHeldAnswers } from '../../../main/engine/review/held-answers.ts';
import { endOverdueHolds } from '../../../main/engine/review/holds.ts';
import { lineMessagesAfter } from '../../../main/engine/store/line/line-messages.ts';
import { heldAnswers } from '../../../main/engine/store/line/line-told.ts';
import type { Store } from '../../../main/engine/store/opening/open.ts';
import type { ReviewNeed } from '../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../main/engine/store/recording/write-records.ts';
import type { DispositionKind, RecipeBody } from '../../../preload/contract/station/recipe.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { holdAnswersBack } from '../../support/station/hold-answers-back.ts';
import { answerOf, claimNext, never } from '../../support/station/review-moves.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { openTestStore } from '../../support/store/open-test-store.ts';
import { inspectionRecord } from '../../support/store/records.ts';
import { moment } from '../../support/time/fixed-clock.ts';
import { until } from '../../support/time/until.ts';

const AT = Date.parse('2026-03-02T06:00:00Z');
const MINUTE = 60_000;

type Signal = 'PASS' | 'FAIL' | 'HOLD' | 'ERROR';

/** One part that was told `signal` and waits for a person, and a station whose answers wait three seconds. */
function begin(signal: Signal, need: Partial<ReviewNeed> = {}, body: Partial<RecipeBody> = {}) {
  const store = openTestStore();
  holdAnswersBack(store, 3);
  const place = addTestLane(store, AT, body);
  const review = {
    ask: 'unsure' as const,
    isBlind: false,
    dueAt: signal === 'HOLD' ? steadyMs(AT + 10 * MINUTE) : null,
    ...need,
  };
  writeRecords(store.write, [inspectionRecord(place, 'a.jpg', { signal, review, decidedAt: AT })]);
  const ana = actorOf(addTestPerson(store, 'Ana', 'operator'), 'left');
  const ben = actorOf(addTestPerson(store, 'Ben', 'supervisor'), 'right');
  const say = (kind: DispositionKind, now: number) =>
    answer(store.write, ana, answerOf(claimNext(store, ana, now), kind), moment(now), never);
  return { store, ana, ben, say };
}

/** A station that lets answers go, on clocks that stand still until they are set. */
function letAnswersGo(store: Store, at: { wall: number; steady: number }) {
  const held = startHeldAnswers({
    db: store.write,
    wallClock: () => at.wall,
    steadyClock: () => at.steady,
    onTold: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(held.stop);
  return held;
}

function told(store: Store) {
  return lineMessagesAfter(store.read, 0, 100).map(({ kind, disposition, signal, supersedes }) => {
    const state = kind ?? disposition?.kind ?? signal;
    return supersedes === null ? state : `${state} instead of ${supersedes}`;
  });
}

test('an answer waits before the line is told, and one that is undone meanwhile is never told', () => {
  const { store, ana, say } = begin('HOLD');
  const at = { wall: AT, steady: 0 };
  const held = letAnswersGo(store, at);
  expect(say('accept', AT)).toMatchObject({ value: { telling: { kind: 'held', forMs: 3000 } } });

  at.steady = 2999;
  held.poke();
  expect(told(store)).toEqual(['HOLD']);
  undo(store.write, ana, moment(AT + 2999));
  at.steady = 60_000;
  held.poke();
  expect(told(store)).toEqual(['HOLD']);
});

test('once the line has been told, undoing an answer withdraws it by number, and the part waits again', () => {
  const { store, ana, say } = begin('HOLD');
  const at = { wall: AT, steady: 0 };
  const held = letAnswersGo(store, at);
  say('accept', AT);
  held.poke();
  at.steady = 3000;
  held.poke();
  const again = undo(store.write, ana, moment(AT + 5000));

  expect(told(store)).toEqual(['HOLD', 'accept instead of 1', 'withdrawal instead of 2']);
  endOverdueHolds(store.write, moment(again?.dueAt ?? Number.NaN));
  expect(told(store)).toEqual(['HOLD', 'accept instead of 1', 'withdrawal instead of 2', 'reject instead of 3']);
});

test('an answer is sent when it was due, though the wall clock is set back an hour or forward', () => {
  for (const jump of [-60 * MINUTE, 60 * MINUTE]) {
    const { store, say } = begin('HOLD');
    const at = { wall: AT, steady: 0 };
    const held = letAnswersGo(store, at);
    say('accept', AT);
    held.poke();
    at.wall += jump;
    at.steady = 2500;
    held.poke();
    expect(told(store)).toEqual(['HOLD']);
    at.steady = 3000;
    held.poke();
    expect(told(store)).toEqual(['HOLD', 'accept instead of 1']);
  }
});

test('an answer held back when the engine died is sent when the next one has waited for the rest, and never later than due', () => {
  for (const [wall, restMs] of [
    [AT + 2000, 1000],
    [AT + 60 * MINUTE, 0],
    [AT - 60 * MINUTE, 3000],
  ] as const) {
    const { store, say } = begin('HOLD');
    say('accept', AT);
    const at = { wall, steady: 0 };
    const held = letAnswersGo(store, at);
    at.steady = restMs - 1;
    held.poke();
    if (restMs > 0) expect(told(store)).toEqual(['HOLD']);
    at.steady = restMs;
    held.poke();
    expect(told(store)).toEqual(['HOLD', 'accept instead of 1']);
  }
});

test('automatically, without anybody asking', async () => {
  const { store, say } = begin('HOLD');
  holdAnswersBack(store, 1);
  const held = startHeldAnswers({
    db: store.write,
    wallClock: () => AT,
    steadyClock: () => performance.now(),
    onTold: () => undefined,
    onError: () => undefined,
  });
  onTestFinished(held.stop);
  say('accept', AT);
  held.poke();
  await until(
    () => told(store).length,
    (count) => count === 2,
  );
});

test('a station that is stopped normally first tells the line what it still held back', () => {
  const { store, say } = begin('HOLD');
  const held = letAnswersGo(store, { wall: AT, steady: 0 });
  say('accept', AT);
  held.stop();
  expect(told(store)).toEqual(['HOLD', 'accept instead of 1']);
  expect(heldAnswers(store.read)).toEqual([]);
});

test('a correction is sent at once, instead of the held-back answer', () => {
  const { store, ben, say } = begin('HOLD');
  say('accept', AT);
  const correction = { ...answerOf({ id: 1 } as never, 'reject'), comment: 'a hairline', inspectionId: 1 as never };
  expect(correct(store.write, ben, correction, AT + 1000)).toMatchObject({ ok: true });
  letAnswersGo(store, { wall: AT + MINUTE, steady: 0 }).stop();
  expect(told(store)).toEqual(['HOLD', 'reject instead of 1']);
});

test('a line that cannot wait is told at once', () => {
  const { store, say } = begin('HOLD');
  holdAnswersBack(store, 0);
  expect(say('accept', AT)).toMatchObject({ value: { telling: { kind: 'told' } } });
  expect(told(store)).toEqual(['HOLD', 'accept instead of 1']);
});

test.each([
  // A part that has gone its way: nothing gives it a PASS, and a PASS is taken away.
  ['audit', 'FAIL', 'accept', false, ['FAIL']],
  ['audit', 'PASS', 'accept', false, ['PASS']],
  ['audit', 'PASS', 'reject', false, ['PASS', 'reject instead of 1']],
  ['audit', 'PASS', 'inconclusive', false, ['PASS', 'inconclusive instead of 1']],
  ['discordant', 'FAIL', 'accept', false, ['FAIL']],
  ['discordant', 'ERROR', 'accept', false, ['ERROR']],
  ['discordant', 'PASS', 'reject', false, ['PASS', 'reject instead of 1']],
  // One that is kept at hand.
  ['audit', 'FAIL', 'accept', true, ['FAIL', 'accept instead of 1']],
  ['audit', 'PASS', 'accept', true, ['PASS', 'accept instead of 1']],
  ['discordant', 'FAIL', 'reject', true, ['FAIL', 'reject instead of 1']],
] as const)('%s of a part told %s, answered %s, kept at hand: %s', (ask, signal, kind, auditedAtHand, expected) => {
  const { store, say } = begin(signal, { ask, isBlind: true }, { auditedAtHand });
  say(kind, AT);
  letAnswersGo(store, { wall: AT + MINUTE, steady: 0 }).stop();
  expect(told(store)).toEqual(expected);
});

test('a second look that was told and is undone is withdrawn, and does not wait forever', () => {
  const { store, ana, say } = begin('FAIL', { ask: 'audit', isBlind: true }, { auditedAtHand: true });
  holdAnswersBack(store, 0);
  say('accept', AT);
  const again = undo(store.write, ana, moment(AT + 2000));
  expect(told(store)).toEqual(['FAIL', 'accept instead of 1', 'withdrawal instead of 2']);
  endOverdueHolds(store.write, moment(again?.dueAt ?? Number.NaN));
  expect(told(store).at(-1)).toBe('reject instead of 3');
});

test('undoing a second look that took a PASS away leaves the part waiting, and its next answer is told', () => {
  const { store, ana, say } = begin('PASS', { ask: 'audit', isBlind: true });
  holdAnswersBack(store, 0);
  say('reject', AT);
  undo(store.write, ana, moment(AT + 1000));
  say('accept', AT + 2000);
  expect(told(store)).toEqual(['PASS', 'reject instead of 1', 'withdrawal instead of 2', 'accept instead of 3']);
});

test('what a person is told of a blind second look does not depend on what the model said', () => {
  const hears = (signal: Signal, kind: DispositionKind, auditedAtHand: boolean) =>
    begin(signal, { ask: 'audit', isBlind: true }, { auditedAtHand }).say(kind, AT);
  for (const isAtHand of [false, true]) {
    const [first, ...others] = (['PASS', 'FAIL'] as const).flatMap((signal) =>
      (['accept', 'reject'] as const).map((kind) => hears(signal, kind, isAtHand)),
    );
    if (first?.ok !== true) throw new Error('it was not answered');
    for (const other of others) expect(other).toMatchObject({ value: { telling: first.value.telling } });
  }
});

test('an answer to a part that was never shown at the window, or to somebody else there, is refused', () => {
  const { store, ana, ben } = begin('HOLD');
  const never1 = { itemId: 1 as never, kind: 'accept' as const, classNames: [], boxes: [], comment: '', tookMs: 1 };
  expect(answer(store.write, ana, never1, moment(AT))).toMatchObject({ fault: { why: 'part-not-held' } });
  claimItems(store.write, ana, 1, moment(AT));
  const atHerWindow = { ...ben, windowId: ana.windowId };
  expect(answer(store.write, atHerWindow, never1, moment(AT))).toMatchObject({ fault: { why: 'part-not-held' } });
  expect(answer(store.write, ana, never1, moment(AT))).toMatchObject({ ok: true });
});
