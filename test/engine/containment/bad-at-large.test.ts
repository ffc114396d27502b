import { expect, test } from 'vitest';
import {
  orderClosing,
  orderRecall,
  orderReinspection,
  orderSettlement,
} from '../../../main/engine/containment/order-step.ts';
import { correct } from '../../../main/engine/review/answers.ts';
import { letGo } from '../../../main/engine/review/held-answers.ts';
import { heldAnswers, toldOf } from '../../../main/engine/store/line/line-told.ts';
import { migrations } from '../../../main/engine/store/migrations/index.ts';
import { modelCardOf, registerModel } from '../../../main/engine/store/models/models.ts';
import { addReplayVerdict, replayPart } from '../../../main/engine/store/models/replay-walk.ts';
import { endReplay, nextReplay } from '../../../main/engine/store/models/replays.ts';
import { openStore } from '../../../main/engine/store/opening/open.ts';
import { insertReviewItem } from '../../../main/engine/store/review/review-items.ts';
import { caseIdSchema } from '../../../preload/contract/values/units.ts';
import { temporaryFolder } from '../../support/files/temporary-folder.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { addTestModels } from '../../support/models/registered-models.ts';
import { holdAnswersBack } from '../../support/station/hold-answers-back.ts';
import { claimNext, give } from '../../support/station/review-moves.ts';
import {
  AT,
  beginContained,
  byModel,
  carryOut,
  caseDetailOf,
  openContained,
  part,
  partsOf,
  REASONS,
  recordDecided,
  reinspect,
} from '../../support/store/contained-station.ts';
import { sha256Of } from '../../support/store/records.ts';

test('what a person finds bad is bad, also if the case had counted it as good or set it aside', () => {
  const station = beginContained(['PASS', 'PASS']);
  const { store, eva, order } = station;
  const id = openContained(station, byModel(station.old));
  orderSettlement(store.write, id, { kind: 'chosen', ids: [part(1)], as: 'good' }, order);
  carryOut(store);
  orderSettlement(store.write, id, { kind: 'chosen', ids: [part(2)], as: 'set-aside' }, order);
  carryOut(store);
  const said = { classNames: [], boxes: [], comment: '', reason: 'looked again' };
  correct(store.write, eva, { ...said, kind: 'accept', inspectionId: part(2) }, AT + 8000);
  expect(partsOf(station, id).map(({ outcome }) => outcome)).toEqual(['good', 'set-aside']);
  for (const at of [1, 2]) correct(store.write, eva, { ...said, kind: 'reject', inspectionId: part(at) }, AT + 9000);
  expect(partsOf(station, id).map(({ outcome }) => outcome)).toEqual(['bad', 'bad']);
});

test('a part set aside that Review then finds bad is at large until it is recalled', () => {
  const station = beginContained(['PASS']);
  const { store, ana, order } = station;
  const id = openContained(station, byModel(station.old));
  reinspect(station, id, ['fail']);
  orderSettlement(store.write, id, { kind: 'open', as: 'set-aside' }, order);
  carryOut(store);
  give(store, ana, claimNext(store, ana, AT + 5000), 'reject', AT + 5000);
  expect(orderClosing(store.write, id, order)).toMatchObject({ fault: { why: 'case-bad-at-large' } });
});

test('a case stays open while a part confirmed bad could still be let go by an answer', () => {
  const station = beginContained(['HOLD', 'HOLD', 'PASS']);
  const { store, ana, order } = station;
  holdAnswersBack(store, 3);
  const id = openContained(station, byModel(station.old));
  // One part waits in Review; of another somebody has just said that it is good, and the line has not heard it yet.
  give(store, ana, claimNext(store, ana, AT + 5000), 'accept', AT + 5000);
  orderSettlement(store.write, id, { kind: 'chosen', ids: [1, 2, 3].map(part), as: 'bad' }, order);
  carryOut(store);
  expect(caseDetailOf(station, id).badAtLarge).toBe(3);
  expect(orderClosing(store.write, id, order)).toMatchObject({ fault: { why: 'case-bad-at-large' } });

  orderRecall(store.write, id, { kind: 'bad' }, order);
  carryOut(store);
  expect(orderClosing(store.write, id, order)).toEqual({ ok: true, value: null });
  give(store, ana, claimNext(store, ana, AT + 6000), 'accept', AT + 6000);
  letGo(store.write, heldAnswers(store.read), AT + 60_000);
  for (const each of [1, 2, 3]) expect(toldOf(store.read, each)).toMatchObject({ state: 'RECALL' });
});

test.each([true, false])(
  'a failed part that an audit asks about keeps its case open where such parts are at hand: %s',
  (auditedAtHand) => {
    const station = beginContained(['FAIL'], { auditedAtHand });
    const { store, order } = station;
    insertReviewItem(store.write, part(1), { ask: 'audit', isBlind: true, dueAt: null }, AT);
    const id = openContained(station, byModel(station.old));
    orderSettlement(store.write, id, { kind: 'open', as: 'bad' }, order);
    carryOut(store);
    expect(orderClosing(store.write, id, order).ok).toBe(!auditedAtHand);
  },
);

test('an answer about a part whose case is closed takes a PASS away, and never gives one', () => {
  const station = beginContained(['PASS', 'FAIL']);
  const { store, ana, order } = station;
  const id = openContained(station, byModel(station.old));
  reinspect(station, id, ['fail', 'pass']);
  for (const as of ['good', 'set-aside'] as const) {
    orderSettlement(store.write, id, { kind: 'chosen', ids: [part(as === 'good' ? 1 : 2)], as }, order);
    carryOut(store);
  }
  expect(orderClosing(store.write, id, order)).toEqual({ ok: true, value: null });
  give(store, ana, claimNext(store, ana, AT + 5000), 'reject', AT + 5000);
  give(store, ana, claimNext(store, ana, AT + 6000), 'accept', AT + 6000);
  letGo(store.write, heldAnswers(store.read), AT + 60_000);
  expect([1, 2].map((each) => toldOf(store.read, each)?.state)).toEqual(['reject', 'FAIL']);
  // The case says what was known when it was closed.
  expect(partsOf(station, id).map(({ outcome }) => outcome)).toEqual(['good', 'set-aside']);
});

test('parts are recalled while a re-inspection is running, and everything else waits for it', () => {
  const station = beginContained(['PASS', 'PASS']);
  const { store, fresh, order } = station;
  const id = openContained(station, byModel(station.old));
  expect(orderReinspection(store.write, id, fresh, order).ok).toBe(true);
  expect(caseDetailOf(station, id).state).toBe('reinspecting');
  const settled = orderSettlement(store.write, id, { kind: 'open', as: 'good' }, order);
  expect(settled).toMatchObject({ fault: { why: 'case-busy' } });
  expect(orderReinspection(store.write, id, fresh, order)).toMatchObject({ fault: { why: 'case-busy' } });
  expect(orderRecall(store.write, id, { kind: 'chosen', ids: [part(2)] }, order)).toEqual({ ok: true, value: null });
  carryOut(store);
  expect(toldOf(store.read, 2)).toMatchObject({ state: 'RECALL' });
});

test('no model clears its own parts: neither the one in question, nor one that would only say the same again', () => {
  const station = beginContained(['PASS', 'PASS']);
  const { store, old, fresh, order, place } = station;
  const byOld = openContained(station, byModel(old));
  expect(orderReinspection(store.write, byOld, old, order)).toMatchObject({ fault: { why: 'case-model-in-question' } });

  const { recipeId } = place;
  const byRecipe = openContained(station, {
    kind: 'recipe',
    recipeId,
    version: 1,
    from: null,
    until: null,
    laneId: null,
  });
  expect(orderReinspection(store.write, byRecipe, old, order)).toMatchObject({ fault: { why: 'case-nothing-new' } });
  // Where it decided only some of the parts, it is not heard on those.
  recordDecided(store, place, fresh, ['PASS'], 'other');
  const span = openContained(station, { kind: 'span', from: AT, until: AT + 1000, laneId: null });
  expect(orderReinspection(store.write, span, old, order).ok).toBe(true);
  const replay = nextReplay(store.read);
  if (replay === null) throw new Error('no replay');
  for (const each of [1, 2, 3]) {
    const said = {
      verdict: { kind: 'pass' as const, reasons: [REASONS.pass] },
      detections: [],
      lookedAt: AT,
      lookMs: 1,
    };
    addReplayVerdict(store.write, replay, replayPart(store.read, part(each)), said);
  }
  endReplay(store.write, replay, { ending: 'done', endedAt: AT + 3000 });
  expect(partsOf(station, span).map(({ look }) => look)).toEqual([null, null, 'same']);
});

test('a model that cannot tell bad parts clears none: one that lacks a class of the recipe, or that nobody has seen find anything', () => {
  const station = beginContained(['PASS'], { defects: [{ className: 'crack', rejectAt: 0.6, clearBelow: 0.25 }] });
  const { store, fresh, order } = station;
  const id = openContained(station, byModel(station.old));
  const known = modelCardOf(store.read, fresh);
  if (known === null) throw new Error('no card');
  const others = known.profile.classes.filter((className) => className !== 'crack');
  const blind = {
    ...known,
    version: 'blind',
    sha256: sha256Of('blind'),
    profile: { ...known.profile, classes: others },
  };
  const { measured: _measured, ...unmeasured } = known;
  const { hasFoundDrawn: _drawn, ...undrawn } = known.profile;
  const unproven = {
    ...{ ...unmeasured, version: 'unproven', sha256: sha256Of('unproven') },
    profile: undrawn,
  };
  for (const card of [blind, unproven]) registerModel(store.write, card, 'Eva', AT);
  expect(orderReinspection(store.write, id, blind.sha256, order)).toMatchObject({
    fault: { why: 'case-model-blind', figures: { name: 'phone-glass blind: crack' } },
  });
  expect(orderReinspection(store.write, id, unproven.sha256, order)).toMatchObject({
    fault: { why: 'case-model-unproven' },
  });
  expect(caseDetailOf(station, id).counts).toMatchObject({ open: 1, same: 0 });
});

test('cases opened before it was noted by what their parts were decided are checked all the same', () => {
  const root = temporaryFolder();
  const before = openStore(
    root,
    migrations.filter(({ version }) => version < 401),
  );
  if (!before.ok) throw new Error(JSON.stringify(before.fault));
  const place = addTestLane(before.value, AT);
  const [old = ''] = addTestModels(before.value, AT, ['old']);
  recordDecided(before.value, place, old, ['PASS', 'PASS']);
  before.value.write.run(`INSERT INTO containment_case (id, scope, reason, last_inspection_id, last_message_seq, last_disposition_id,
    first_at, last_at, opened_by, opened_at) VALUES (1, '${JSON.stringify({ kind: 'span', from: 0, until: AT + 9, laneId: null })}',
    'a dirty lens', 2, 2, 0, ${AT}, ${AT + 1}, 'Eva', ${AT})`);
  before.value.write.run(`INSERT INTO case_part (case_id, inspection_id, lot, told, told_seq)
    SELECT 1, id, '', 'PASS', id FROM inspection`);
  before.value.close();

  const after = openStore(root);
  if (!after.ok) throw new Error(JSON.stringify(after.fault));
  const order = { by: { name: 'Eva', personId: null }, at: AT, reason: 'a dirty lens' };
  expect(orderReinspection(after.value.write, caseIdSchema.parse(1), old, order)).toMatchObject({
    fault: { why: 'case-nothing-new' },
  });
  after.value.close();
});
