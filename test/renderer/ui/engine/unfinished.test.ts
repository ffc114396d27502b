import { expect, test } from 'vitest';
import { allFinished, letFinish } from '../../../../renderer/ui/engine/unfinished.ts';

test('locking waits until every answer on its way has arrived, including failed ones', async () => {
  const one = Promise.withResolvers<void>();
  const other = Promise.withResolvers<void>();
  letFinish(one.promise);
  letFinish(other.promise);
  let isLocked = false;
  const locked = allFinished(60_000).then(() => {
    isLocked = true;
  });
  one.resolve();
  await one.promise;
  await new Promise(setImmediate);
  expect(isLocked).toBe(false);
  other.reject(new Error('not saved'));
  await locked;
});

test('an answer that never arrives does not keep anybody from locking', async () => {
  const never = Promise.withResolvers<void>();
  letFinish(never.promise);
  await allFinished(1);
  never.resolve();
  await allFinished(60_000);
});
