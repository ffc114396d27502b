import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Sender } from '../../main/ipc/sender.ts';
import { failed, ok } from '../../preload/contract/faults/result.ts';
import type { OperationSpec } from '../../preload/contract/operations/operation-spec.ts';
import { operations } from '../../preload/contract/operations/operations.ts';
import { roleSchema } from '../../preload/contract/people/person.ts';
import { desktopOperations } from '../../preload/contract/transport/desktop.ts';
import { personOf } from './support/people.ts';
import { page, startRouter } from './support/router.ts';

const everyOperation: readonly [string, OperationSpec][] = Object.entries({ ...operations, ...desktopOperations });

/** Anything at all, and objects with the right keys but anything under them: what this schema does not take. */
function malformed(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const nearMiss = fc.record(Object.fromEntries(keys.map((key) => [key, fc.anything()])), { requiredKeys: [] });
  return fc.oneof(fc.anything(), nearMiss).filter((input) => !z.safeParse(schema, input).success);
}

test.each(everyOperation)('malformed input to %s is refused and goes no further', async (name, spec) => {
  const { dispatch, reached } = startRouter('engineer');
  await fc.assert(
    fc.asyncProperty(malformed(spec.input), async (input) => {
      expect(await dispatch(page, { name, input })).toMatchObject({ ok: false, fault: { code: 'bad-request' } });
    }),
    { numRuns: 60 },
  );
  expect(reached).toEqual([]);
});

const guarded = everyOperation.flatMap(([name, spec]) =>
  roleSchema.options.filter((role) => !spec.roles.includes(role)).map((role) => [name, role] as const),
);
test.each(guarded)('%s is refused to the role %s, whatever it sends', async (name, role) => {
  const { dispatch, reached } = startRouter(role);
  const code = role === 'nobody' ? 'signed-out' : 'forbidden';
  for (const input of [{}, undefined, { id: 1 }, 'x']) {
    expect(await dispatch(page, { name, input })).toMatchObject({ ok: false, fault: { code } });
  }
  expect(reached).toEqual([]);
});

test('a request that is not one at all is refused', async () => {
  const { dispatch, reached } = startRouter('engineer');
  await fc.assert(
    fc.asyncProperty(fc.anything(), async (request) => {
      expect(await dispatch(page, request)).toMatchObject({ ok: false, fault: { code: 'bad-request' } });
    }),
  );
  expect(reached).toEqual([]);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'station.Status', 'station', ''])(
  'an operation called "%s" does not exist',
  async (name) => {
    const { dispatch, reached } = startRouter('engineer');
    expect(await dispatch(page, { name, input: {} })).toMatchObject({ ok: false, fault: { code: 'bad-request' } });
    expect(reached).toEqual([]);
  },
);

const strangers: [string, Sender][] = [
  ['a page in no window of ours', { ...page, windowId: null }],
  ['a frame within our page', { ...page, isMainFrame: false }],
  ['a page of another scheme', { ...page, url: 'https://lupa/index.html' }],
  ['a page of another host', { ...page, url: 'app://lupa.example/index.html' }],
  ['a page whose user name looks like our host', { ...page, url: 'app://lupa@elsewhere/index.html' }],
  ['a blank page', { ...page, url: 'about:blank' }],
  ['a page with no address', { ...page, url: '' }],
  ['a file', { ...page, url: 'file:///app/lupa/index.html' }],
];
test.each(strangers)('%s gets only a refusal', async (_who, sender) => {
  const { dispatch, reached } = startRouter('engineer');
  const answer = await dispatch(sender, { name: 'station.status', input: {} });
  expect(answer).toMatchObject({ ok: false, fault: { code: 'forbidden' } });
  expect(reached).toEqual([]);
});

test('a valid request reaches the engine once, parsed, in the name of whoever is signed in at the window', async () => {
  const { dispatch, reached } = startRouter('engineer');
  await dispatch(page, { name: 'lane.remove', input: { id: 7, and: 'more' } });
  const engineer = personOf('engineer');
  expect(reached).toEqual([
    {
      name: 'lane.remove',
      input: { id: 7 },
      actor: { personId: engineer.id, name: engineer.name, role: 'engineer', windowId: 'window-1' },
    },
  ]);
});

const naming = everyOperation.flatMap(([name, { handedOver }]) =>
  handedOver === undefined ? [] : [[name, handedOver] as const],
);
test('a page can only have a model or labels read that a person pointed to', () => {
  expect(naming.map(([name]) => name).toSorted()).toEqual([
    'model.import',
    'model.probe',
    'model.try-readings',
    'transfer.import-challenges',
    'transfer.import-labels',
  ]);
});

test.each(naming)(
  '%s takes a file only from the window that a person handed it to, whoever is signed in',
  async (name, field) => {
    const { dispatch, reached, handedOver } = startRouter('engineer');
    const readings = [{ layout: 'v8' }];
    const input = { [field]: '/models/a.onnx', family: 'a', version: '1', recipeId: 1, readings };
    handedOver.note('window-2', '/models/a.onnx');
    handedOver.note('window-1', '/models/b.onnx');
    expect(await dispatch(page, { name, input })).toEqual({ ok: false, fault: { code: 'forbidden', operation: name } });
    expect(reached).toEqual([]);

    handedOver.note('window-1', '/models/a.onnx');
    await dispatch(page, { name, input });
    expect(reached).toHaveLength(1);

    handedOver.forget('window-1');
    expect(await dispatch(page, { name, input })).toMatchObject({ fault: { code: 'forbidden' } });
  },
);

test('of the files handed to a window the newest are kept', () => {
  const { handedOver } = startRouter('engineer');
  for (let number = 1; number <= 300; number += 1) handedOver.note('window-1', `/models/${number}.onnx`);
  expect(handedOver.has('window-1', '/models/300.onnx')).toBe(true);
  expect(handedOver.has('window-1', '/models/1.onnx')).toBe(false);
});

test('a page cannot say who it acts for', async () => {
  const { dispatch, reached } = startRouter('nobody');
  const actor = { personId: 1, name: 'boss', role: 'engineer', windowId: 'window-1' };
  const answer = await dispatch(page, { name: 'lane.remove', input: { id: 7 }, actor });
  expect(answer).toEqual({ ok: false, fault: { code: 'signed-out' } });
  expect(reached).toEqual([]);
});

test('a right PIN signs the window in, a wrong one does not', async () => {
  const operator = personOf('operator', 4);
  const right = startRouter('nobody', ok(operator));
  await right.dispatch(page, { name: 'person.sign-in', input: { id: 4, pin: '1234' } });
  expect(right.sessions.whoIs('window-1')).toEqual({ person: operator, role: 'operator' });

  const wrong = startRouter('nobody', failed({ code: 'pin-wrong', triesLeft: 2 }));
  await wrong.dispatch(page, { name: 'person.sign-in', input: { id: 4, pin: '4321' } });
  expect(wrong.sessions.whoIs('window-1')).toEqual({ person: null, role: 'nobody' });
});

test('no PIN is ever logged, not even with a request that is refused', async () => {
  const { dispatch, lines } = startRouter('nobody', failed({ code: 'pin-wrong', triesLeft: 2 }));
  const pins = ['73519', '735190000000000000', 'seven-3-five'];
  for (const pin of pins) {
    await dispatch(page, { name: 'person.sign-in', input: { id: 1, pin } });
    await dispatch(page, { name: 'person.add', input: { name: 'x', role: 'operator', pin } });
    await dispatch(page, { name: 'person.sign-in', pin });
  }
  expect(lines.length).toBeGreaterThan(0);
  for (const pin of pins) expect(lines.join('\n')).not.toContain(pin);
});

test('an answer that does not match the contract is noticed in development', async () => {
  const { dispatch } = startRouter('nobody', ok({ waiting: 'many' }));
  const answer = await dispatch(page, { name: 'review.queue', input: {} });
  expect(answer).toMatchObject({ ok: false, fault: { code: 'internal' } });
});

test('a bug behind the boundary is reported as an answer too', async () => {
  const { dispatch, sessions } = startRouter('nobody');
  sessions.actorOf = () => {
    throw new Error('a bug');
  };
  const answer = await dispatch(page, { name: 'station.status', input: {} });
  expect(answer).toEqual({ ok: false, fault: { code: 'internal', message: 'a bug' } });
});
