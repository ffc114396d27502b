import { expect, test } from 'vitest';
import { z } from 'zod';
import type { InspectionRecord } from '../../../../main/engine/store/recording/shot-record.ts';
import { writeRecords } from '../../../../main/engine/store/recording/write-records.ts';
import { addDisposition, undoDisposition } from '../../../../main/engine/store/review/dispositions.ts';
import { addReference } from '../../../../main/engine/store/review/references.ts';
import { rolloutLookTimes } from '../../../../main/engine/store/rollout/look-times.ts';
import { addRolloutLook } from '../../../../main/engine/store/rollout/rollout-pairs.ts';
import {
  addRollout,
  newestRollouts,
  rolloutEvents,
  rolloutOf,
  rolloutOn,
  rolloutPoints,
} from '../../../../main/engine/store/rollout/rollouts.ts';
import { tellRollout } from '../../../../main/engine/store/rollout/tell-rollout.ts';
import { countRollupDifferences } from '../../../../main/engine/store/rollups/rollups.ts';
import { admitted } from '../../../../main/engine/store/set-up/admitted.ts';
import { addLane } from '../../../../main/engine/store/set-up/lanes.ts';
import type { VerdictPair } from '../../../../preload/contract/models/rollout.ts';
import type { RolloutArm } from '../../../../preload/contract/models/rollout-arm.ts';
import type { DispositionId, InspectionId } from '../../../../preload/contract/values/units.ts';
import { laneSettings } from '../../../support/lines/test-lane.ts';
import { addTestPerson } from '../../../support/station/test-person.ts';
import { openTestStore } from '../../../support/store/open-test-store.ts';
import {
  expectRolloutAddsUp,
  rolledOutLane,
  rolledOutRecords,
  rolloutPartOf,
  SHORT_PLAN,
} from '../../../support/store/rolled-out-line.ts';

const itemSchema = z.object({ id: z.number() });
const AT = Date.parse('2026-03-02T06:00:00Z');
const MISSED: VerdictPair = { champion: 'fail', challenger: 'pass' };

function rolledOut(plan = SHORT_PLAN) {
  const store = openTestStore();
  const line = rolledOutLane(store, AT, plan);
  const { id: personId } = addTestPerson(store, 'Ana', 'operator');
  const add = (name: string, pair: VerdictPair): InspectionId => {
    const [recorded] = writeRecords(store.write, [line.record(name, pair)]);
    if (recorded?.kind !== 'inspected') throw new Error(`${name} was not recorded`);
    return recorded.inspectionId;
  };
  const answer = (inspectionId: InspectionId, kind: 'accept' | 'reject', isBlind = true): DispositionId => {
    const row = store.read.get('SELECT id FROM review_item WHERE inspection_id = @inspectionId', { inspectionId });
    const reviewItemId = isBlind ? itemSchema.parse(row).id : null;
    const said = { inspectionId, kind, classNames: [], boxes: [], comment: '', tookMs: null };
    return addDisposition(store.write, {
      ...said,
      ask: isBlind ? 'discordant' : 'correction',
      personId,
      madeAt: AT,
      reviewItemId,
    });
  };
  return { store, ...line, add, answer, state: () => rolloutOf(store.read, line.id)?.state };
}

test('a part, the way it went, what both models said of it, and what it means are written down together', () => {
  const { store, id, add, record, state } = rolledOut();
  const part = add('a.jpg', MISSED);
  expect(rolloutPartOf(store.read, part)).toEqual({ rolloutId: id, step: 0, arm: 'canary' });
  expect(state()).toMatchObject({ tally: { looked: 1, open: { escapes: 1 } }, atStep: { parts: 1, disagreements: 1 } });
  expect(store.read.all('SELECT verdict FROM shadow_verdict')).toEqual([{ verdict: 'pass' }]);
  // Whoever is asked sees neither opinion.
  expect(store.read.all('SELECT ask, is_blind FROM review_item')).toEqual([{ ask: 'discordant', is_blind: 1 }]);
  expect(countRollupDifferences(store.read)).toBe(0);
  expectRolloutAddsUp(store.read, id);

  expect(() => writeRecords(store.write, [{ ...record('b.jpg', MISSED), width: Number.NaN }])).toThrow();
  expect(state()?.tally.looked).toBe(1);
});

test('an answer given blind settles a disagreement; taken back it is open again, and an agreed answer has the last word', () => {
  const { store, id, add, answer, state } = rolledOut();
  const part = add('a.jpg', MISSED);
  const said = answer(part, 'reject');
  expect(state()?.tally).toMatchObject({ escapes: { challenger: 1, champion: 0 }, open: { escapes: 0 } });
  undoDisposition(store.write, said, AT + 1);
  expect(state()?.tally).toMatchObject({ escapes: { challenger: 0 }, open: { escapes: 1 } });
  addReference(store.write, {
    inspectionId: part,
    isBad: false,
    classNames: [],
    boxes: [],
    origin: 'adjudicated',
    comment: '',
    personId: null,
    madeBy: 'Eva',
    madeAt: AT + 2,
  });
  expect(state()?.tally).toMatchObject({ overkill: { challenger: 0, champion: 1 }, open: { escapes: 0 } });
  expectRolloutAddsUp(store.read, id);
  expect(rolloutPoints(store.read, id, 10).map(({ settled }) => settled)).toEqual([1, 0, 1]);
});

test('an answer of somebody who saw what the deciding model thought settles nothing', () => {
  const { add, answer, state } = rolledOut();
  answer(add('a.jpg', MISSED), 'reject', false);
  expect(state()?.tally).toMatchObject({ escapes: { challenger: 0 }, open: { escapes: 1 } });
});

test('with the answer that makes it clear the challenger is out, and the log says why', () => {
  const { store, id, place, add, answer } = rolledOut();
  for (let part = 0; part < 8; part += 1) answer(add(`${part}.jpg`, MISSED), 'reject');
  expect(rolloutOn(store.read, place.recipeId)).toBeNull();
  expect(
    rolloutEvents(store.read, id).map(({ happening, madeBy, looked }) => [happening.kind, madeBy, looked]),
  ).toEqual([
    ['rolled-back', 'Lupa', 8],
    ['began', 'Eva', 0],
  ]);
  // What comes in after its end changes nothing.
  const before = rolloutOf(store.read, id);
  add('late.jpg', MISSED);
  expect(rolloutOf(store.read, id)).toEqual(before);
});

test('a part is counted for the share by which it was drawn, even where the next step began before its record', () => {
  const { store, id, record, state } = rolledOut();
  const pair: VerdictPair = { champion: 'pass', challenger: 'pass' };
  const look = (parts: number): void => {
    for (let part = 0; part < parts; part += 1) {
      tellRollout(
        store.write,
        id,
        { kind: 'looked', pair, truth: 'open', isInShadow: false, isOfStep: true },
        { at: AT },
      );
    }
  };
  look(20);
  expect(state()?.step).toBe(1);
  writeRecords(store.write, [record('drawn.jpg', pair, 'canary', 1), record('of-shadow.jpg', pair, 'champion')]);
  expect(state()?.shares).toMatchObject({ parts: 1, canary: 1 });
  look(9);
  expect(state()?.step).toBe(2);
  writeRecords(store.write, [record('before.jpg', pair, 'champion', 1), record('now.jpg', pair, 'champion', 2)]);
  expect(state()?.shares).toMatchObject({ parts: 1, canary: 0 });
});

test('a part is watched if the promoted model decided it, not if a look in shadow at an older part comes late', () => {
  const { store, id, record, state } = rolledOut();
  const pair: VerdictPair = { champion: 'pass', challenger: 'pass' };
  const add = (name: string): InspectionId => {
    const rollout = { rolloutId: id, arm: 'champion', drawnIn: null, challenger: null } as const;
    const [recorded] = writeRecords(store.write, [{ ...record(name, pair), rollout }]);
    if (recorded?.kind !== 'inspected') throw new Error(`${name} was not recorded`);
    return recorded.inspectionId;
  };
  const look = (inspectionId: InspectionId): void =>
    store.write.transaction(() => addRolloutLook(store.write, id, { inspectionId, pair, arm: 'champion', at: AT }));
  const before = add('before.jpg');
  for (const kind of ['promote', 'promoted'] as const) tellRollout(store.write, id, { kind }, { at: AT });
  const after = add('after.jpg');
  look(before);
  expect(state()).toMatchObject({ tally: { looked: 1 }, atStep: { parts: 0 } });
  look(after);
  expect(state()).toMatchObject({ tally: { looked: 2 }, atStep: { parts: 1 } });
});

test('a recipe has one roll-out at a time', () => {
  const { store, id, place, champion, challenger } = rolledOut();
  const draft = {
    recipeId: place.recipeId,
    champion,
    challenger,
    salt: new Uint8Array(16),
    plan: SHORT_PLAN,
    judging: '',
    despite: [],
    reason: 'Again',
  };
  const again = () => addRollout(store.write, { name: 'Eva', personId: null }, AT, draft);
  expect(again()).toBeNull();
  tellRollout(store.write, id, { kind: 'roll-back' }, { at: AT, reason: 'No', actor: { name: 'Eva', personId: null } });
  expect(again()).not.toBeNull();
  expect(newestRollouts(store.read, 5)).toHaveLength(2);
});

test('no more disagreements wait for people than they can settle; the others come later', () => {
  const { store, add, answer } = rolledOut();
  const parts = Array.from({ length: 45 }, (_, part) => add(`${part}.jpg`, MISSED));
  const waiting = () => store.read.all('SELECT 1 FROM waiting_item').length;
  expect(waiting()).toBe(40);
  const [first] = parts;
  if (first === undefined) throw new Error('no part');
  answer(first, 'accept');
  store.write.run('UPDATE review_item SET closed_at = 1 WHERE inspection_id = @first', { first });
  add('next.jpg', MISSED);
  expect(waiting()).toBe(40);
});

test('a roll-out that cannot be read holds no part up', () => {
  const { store, id, add, place } = rolledOut();
  store.write.run("UPDATE rollout SET state = '{' WHERE id = @id", { id });
  expect(rolloutOn(store.read, place.recipeId)).toBeNull();
  expect(add('a.jpg', MISSED)).toBeGreaterThan(0);
});

test('the times of both models are compared over the parts of the canary, also where a step of a look was not measured', () => {
  const { store, id, add } = rolledOut();
  const times = () => rolloutLookTimes(store.read, { id, plan: SHORT_PLAN });
  expect(times()).toBeNull();
  add('a.jpg', MISSED);
  expect(times()).toEqual({ looks: 1, challengerMs: 30, championMs: 21, slower: 0, faster: 0 });
});

const PLAIN = { ...SHORT_PLAN, mode: 'plain' } as const;

/** Parts that one model decides, as the line records them where the challenger decides alone. */
function decidedApart() {
  const line = rolledOut(PLAIN);
  const { store, id, champion, challenger, record } = line;
  const add = (name: string, arm: RolloutArm, change: Partial<InspectionRecord> = {}) => {
    const rollout = { rolloutId: id, arm, drawnIn: null, challenger: null };
    const modelSha256 = arm === 'canary' ? challenger : champion;
    writeRecords(store.write, [{ ...record(name, MISSED), modelSha256, rollout, ...change }]);
  };
  return { ...line, add };
}

test('where the challenger decides alone, its times are compared with those at the parts that the champion decided', () => {
  const { store, id, add } = decidedApart();
  const times = () => rolloutLookTimes(store.read, { id, plan: PLAIN });
  add('a.jpg', 'canary', { stageTimes: { prepare: 1, detect: 48, read: 1 } });
  expect(times()).toBeNull();
  add('b.jpg', 'champion', { stageTimes: { prepare: 1, detect: 20, read: 1 } });
  expect(times()).toEqual({ looks: 1, challengerMs: 50, championMs: 22, slower: 1, faster: 0 });
});

test.each([
  ['canary', { code: 'detector-failed', why: 'late', figures: {} }, 'rolled-back'],
  ['canary', { code: 'image-unreadable', why: 'damaged', figures: {} }, 'running'],
  ['champion', { code: 'detector-failed', why: 'late', figures: {} }, 'running'],
] as const)('in a part of the %s that it decided alone, %o leaves the roll-out %s', (arm, fault, status) => {
  const { add, state } = decidedApart();
  add('a.jpg', arm, { verdict: { kind: 'undetermined', reasons: [{ code: 'fault', fault }] }, signal: 'ERROR' });
  expect(state()).toMatchObject(
    status === 'running'
      ? { status, cause: null }
      : { status, cause: { code: 'strike', fault, part: { id: 1, name: 'a' } } },
  );
});

test('a plan from before there was a choice is guarded', () => {
  const { store, id } = rolledOut(PLAIN);
  const mode = () => rolloutOf(store.read, id)?.plan.mode;
  expect(mode()).toBe('plain');
  store.write.run("UPDATE rollout SET plan = json_remove(plan, '$.mode') WHERE id = @id", { id });
  expect(mode()).toBe('guarded');
});

test('a part that comes again goes its way again, is settled, and counts once: for the shares, the step and the evidence', () => {
  const plan = { ...SHORT_PLAN, steps: [{ share: 0.5, parts: 1000, pairs: 0 }] };
  const { store, record, id, state } = rolledOut(plan);
  const add = (name: string, serial: string | null, pair: VerdictPair) => {
    const one = record(name, pair, 'canary', 0);
    writeRecords(store.write, [{ ...one, shot: { ...one.shot, serial } }]);
  };
  for (let visit = 0; visit < 40; visit += 1) add(`master-${visit}.jpg`, 'M-1', MISSED);
  for (let visit = 0; visit < 3; visit += 1) add(`nameless-${visit}.jpg`, null, MISSED);
  add('other.jpg', 'P-2', { champion: 'pass', challenger: 'pass' });
  expect(state()).toMatchObject({
    status: 'running',
    ...{ shares: { parts: 5, canary: 5 }, atStep: { parts: 5, disagreements: 4 } },
    tally: { looked: 5, open: { escapes: 4 } },
  });
  const ways = store.read.get('SELECT count(*) AS n FROM rollout_part WHERE rollout_id = @id', { id });
  expect(ways).toEqual({ n: 44 });
});

test('the same part before two cameras of a recipe is drawn once, and what each of them sees of it counts', () => {
  const plan = { ...SHORT_PLAN, steps: [{ share: 0.5, parts: 1000, pairs: 0 }] };
  const { store, record, place, state } = rolledOut(plan);
  const { id: second } = addLane(
    store.write,
    admitted({ ...laneSettings('/second'), name: 'Second', recipeId: place.recipeId }),
  );
  for (const laneId of [place.laneId, second, second]) {
    const name = `P-1-${laneId}-${state()?.tally.looked}.jpg`;
    const one = record(name, MISSED, 'canary', 0);
    writeRecords(store.write, [{ ...one, shot: { ...one.shot, laneId, serial: 'P-1' } }]);
  }
  expect(state()).toMatchObject({ shares: { parts: 1 }, tally: { looked: 2, open: { escapes: 2 } } });
});

test('in another roll-out, a part that came in the one before counts anew', () => {
  const { store, record, id, state, champion, challenger, place } = rolledOut();
  const both: VerdictPair = { champion: 'pass', challenger: 'pass' };
  const visit = (one: InspectionRecord) =>
    writeRecords(store.write, [{ ...one, shot: { ...one.shot, serial: 'P-1' } }]);
  visit(record('first.jpg', both));
  expect(state()?.tally.looked).toBe(1);
  tellRollout(store.write, id, { kind: 'roll-back' }, { at: AT });
  const next = addRollout(store.write, { name: 'Eva', personId: null }, AT, {
    ...{ recipeId: place.recipeId, champion, challenger, salt: new Uint8Array(16), plan: SHORT_PLAN },
    ...{ judging: '', despite: [], reason: 'once more' },
  });
  if (next === null) throw new Error('one was on');
  visit(rolledOutRecords({ id: next, champion, challenger }, place)('second.jpg', both));
  expect(rolloutOf(store.read, next)?.state.tally.looked).toBe(1);
});
