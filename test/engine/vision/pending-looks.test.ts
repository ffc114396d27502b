import { expect, test } from 'vitest';
import { createPendingLooks } from '../../../main/engine/vision/pool/pending-looks.ts';

const opened = () => Promise.withResolvers<string>();

test('a model is unused once every look at it is answered, even if others are still being looked at', async () => {
  const pending = createPendingLooks();
  const [first, second, other] = [opened(), opened(), opened()];
  const answers = [pending.track('a', first.promise), pending.track('a', second.promise)];
  void pending.track('b', other.promise);
  let isUnused = false;
  const unused = pending.whenUnused('a').then(() => (isUnused = true));
  first.resolve('first');
  await answers[0];
  expect(isUnused).toBe(false);
  second.resolve('second');
  await unused;
  expect(await Promise.all(answers)).toEqual(['first', 'second']);
});

test('the line rests only when looks that came meanwhile are answered too', async () => {
  const pending = createPendingLooks();
  const [first, later] = [opened(), opened()];
  void pending.track(null, first.promise);
  let doesRest = false;
  const rest = pending.whenNone().then(() => (doesRest = true));
  void pending.track(null, later.promise);
  first.resolve('first');
  await new Promise(setImmediate);
  expect(doesRest).toBe(false);
  later.resolve('later');
  await rest;
});

test('a look that fails is not pending any more', async () => {
  const pending = createPendingLooks();
  await expect(pending.track('a', Promise.reject(new Error('died')))).rejects.toThrow('died');
  await Promise.all([pending.whenNone(), pending.whenUnused('a')]);
});
