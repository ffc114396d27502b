import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { OperationSpec } from '../../../preload/contract/operations/operation-spec.ts';
import { type OperationName, operations } from '../../../preload/contract/operations/operations.ts';
import { type Actor, type Role, roleSchema } from '../../../preload/contract/people/person.ts';
import { parseInput } from '../../../preload/contract/transport/parse-input.ts';
import { addTestLane } from '../../support/lines/test-lane.ts';
import { openTestDesk, type TestDesk } from '../../support/station/test-desk.ts';
import { actorOf, addTestPerson } from '../../support/station/test-person.ts';
import { contentsOf } from '../../support/store/contents-of.ts';
import { recordWaiting } from '../../support/store/waiting-parts.ts';

const NAMES = Object.keys(operations) as OperationName[];
const AT = Date.parse('2026-03-02T06:00:00Z');

function actorWith(role: Role): Actor {
  return { personId: null, name: 'Test', role, windowId: 'window-1' };
}

const isByPerson = (name: OperationName) => {
  const { byPerson }: OperationSpec = operations[name];
  return byPerson === true;
};

/** Somebody of each role who is known to this desk, and nobody. */
function peopleOf({ store }: TestDesk): (role: Role) => Actor {
  const known = new Map(
    (['operator', 'supervisor', 'engineer'] as const).map((role) => [role, actorOf(addTestPerson(store, role, role))]),
  );
  return (role) => (role === 'nobody' ? undefined : known.get(role)) ?? actorWith(role);
}

test('every operation is refused to every role that it is not for', async () => {
  const desk = openTestDesk();
  const wrong = NAMES.flatMap((name) =>
    roleSchema.options
      .filter((role) => !operations[name].roles.some((one) => one === role))
      .map((role) => ({ name, role })),
  );
  expect(wrong.length).toBeGreaterThan(40);

  for (const { name, role } of wrong) {
    const outcome = await desk.dispatch(name, {}, actorWith(role));
    const isSignedOut = role === 'nobody' || isByPerson(name);
    const expected = isSignedOut ? { code: 'signed-out' } : { code: 'forbidden', operation: name };
    expect({ name, outcome }).toEqual({ name, outcome: { ok: false, fault: expected } });
  }
});

test('what carries the name of a person is refused by the engine itself to whoever has none', async () => {
  const desk = openTestDesk();
  const named = NAMES.filter(isByPerson);
  expect(named).toContain('review.answer');
  for (const name of named) {
    const outcome = await desk.dispatch(name, {}, actorWith('engineer'));
    expect({ name, outcome }).toEqual({ name, outcome: { ok: false, fault: { code: 'signed-out' } } });
  }
});

test('a person who has lost a role, or no longer exists, is signed out for the engine too', async () => {
  const desk = openTestDesk();
  const ana = addTestPerson(desk.store, 'Ana', 'supervisor');
  const asEngineer = { ...actorOf(ana), role: 'engineer' as const };
  const nobodyKnown = { ...actorOf(ana), personId: 4711 };

  expect(await desk.dispatch('recipe.versions', { id: 1 }, actorOf(ana))).toMatchObject({
    fault: { code: 'not-found' },
  });
  expect(await desk.dispatch('recipe.versions', { id: 1 }, asEngineer)).toMatchObject({
    fault: { code: 'signed-out' },
  });
  expect(await desk.dispatch('recipe.versions', { id: 1 }, nobodyKnown)).toMatchObject({
    fault: { code: 'signed-out' },
  });
});

test('an unknown operation, or one from nobody in particular, is refused', async () => {
  const desk = openTestDesk();
  for (const name of ['', 'toString', '__proto__', 'constructor', 'station.drop-everything']) {
    expect(await desk.dispatch(name, {}, actorWith('engineer'))).toMatchObject({ fault: { code: 'bad-request' } });
  }
  for (const actor of [null, {}, { role: 'god' }, { ...actorWith('engineer'), role: 'root' }]) {
    expect(await desk.dispatch('lane.list', {}, actor)).toMatchObject({ fault: { code: 'bad-request' } });
  }
});

const ANYTHING = fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true });

/** Whatever is no input of this operation: anything at all, or its own fields with anything in them or left out. */
function malformedFor(name: OperationName): fc.Arbitrary<unknown> {
  const { input } = operations[name];
  const { properties = {} } = z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' });
  const fields = Object.fromEntries(Object.keys(properties).map((field) => [field, ANYTHING]));
  return fc
    .oneof(ANYTHING, fc.record(fields, { requiredKeys: [] }), fc.record(fields))
    .filter((wrong) => !parseInput(input, wrong).ok);
}

test('malformed input to every operation is answered, never thrown, and changes nothing', async () => {
  const desk = openTestDesk();
  const place = addTestLane(desk.store, AT);
  recordWaiting(desk.store, place, 'a.jpg');
  const somebody = peopleOf(desk);
  const before = contentsOf(desk.store);
  const reached = new Set<OperationName>();
  // What a page can send and Zod cannot compare.
  const hostile = { length: { toString: 1, valueOf: 1 } };

  for (const name of NAMES) {
    const fields = Object.keys(z.toJSONSchema(operations[name].input, { unrepresentable: 'any' }).properties ?? {});
    for (const field of fields) {
      const [role] = operations[name].roles;
      const outcome = await desk.dispatch(name, { [field]: hostile }, somebody(role ?? 'engineer'));
      expect(outcome).toMatchObject({ ok: false, fault: { code: 'bad-request' } });
    }
    await fc.assert(
      fc.asyncProperty(malformedFor(name), fc.constantFrom(...operations[name].roles), async (input, role) => {
        const outcome = await desk.dispatch(name, input, somebody(role));
        expect(outcome).toMatchObject({ ok: false, fault: { code: 'bad-request' } });
        reached.add(name);
      }),
      { numRuns: 25 },
    );
  }
  expect(reached.size).toBe(NAMES.length);
  expect(contentsOf(desk.store)).toBe(before);
  expect(desk.bugs).toEqual([]);
});

test('numbers, hashes and paths of missing things are answered as faults, never as bugs', async () => {
  const desk = openTestDesk();
  const somebody = peopleOf(desk);
  const before = contentsOf(desk.store);
  const nowhere: Partial<Record<OperationName, unknown>> = {
    'station.reconcile': { laneId: 99 },
    'station.begin-camera': { folder: '/no/such/folder', modelSha256: null, laneName: 'Lane' },
    'lane.learn-anew': { id: 99 },
    'lane.remove': { id: 99 },
    'recipe.versions': { id: 99 },
    'model.card': { sha256: 'a'.repeat(64) },
    'model.probe': { path: '/no/such/model.onnx' },
    'model.import': { path: '/no/such/model.onnx', family: 'x', version: '1' },
    'model.remove': { sha256: 'a'.repeat(64) },
    'inspection.read': { id: 99 },
    'review.answer': { itemId: 99, kind: 'accept', classNames: [], boxes: [], comment: '', tookMs: 1 },
    'review.skip': { itemId: 99 },
    'review.correct': { inspectionId: 99, kind: 'accept', classNames: [], boxes: [], comment: 'because' },
    'person.sign-in': { id: 99, pin: '1234' },
    'person.change': { id: 99, name: 'Ana', role: 'operator', isActive: true, isTraining: false },
    'person.set-training': { id: 99, isTraining: true },
    'adjudication.decide': { id: 99, isBad: true, classNames: [], boxes: [], reason: 'because' },
    'challenge.add': { inspectionId: 99, answer: null },
    'challenge.add-simulated': { recipeId: 99, count: 1 },
    'challenge.remove': { inspectionId: 99 },
    'transfer.import-challenges': { from: '/no/such/folder', recipeId: 99 },
    'review.keep-draft': { itemId: 99, draft: { boxes: [], comment: '', removed: [], keptAt: 1 } },
    'book.read': { recipeId: 99 },
    'book.define': { recipeId: 99, className: 'crack', en: '', es: '' },
    'book.add-picture': { recipeId: 99, className: '', role: 'good', inspectionId: 99, caption: '' },
    'book.remove-picture': { id: 99 },
    'simulator.play': {},
  };
  for (const [name, input] of Object.entries(nowhere)) {
    const outcome = await desk.dispatch(name, input, somebody('engineer'));
    expect({ name, ok: outcome.ok }).toEqual({ name, ok: false });
    expect({ name, code: outcome.ok ? '' : outcome.fault.code }).not.toEqual({ name, code: 'internal' });
  }
  expect(contentsOf(desk.store)).toBe(before);
  expect(desk.bugs).toEqual([]);
});
