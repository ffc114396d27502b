import { expect, test } from 'vitest';
import { createSerial } from '../main/serial.ts';

test('one task is done after another, in the order of the requests', async () => {
  const inTurn = createSerial();
  const said: string[] = [];
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const first = inTurn(async () => {
    said.push('first begins');
    await held;
    said.push('first ends');
  });
  const second = inTurn(() => said.push('second'));
  await Promise.resolve();
  expect(said).toEqual(['first begins']);
  letGo();
  await Promise.all([first, second]);
  expect(said).toEqual(['first begins', 'first ends', 'second']);
});

test('a failure is reported to whoever asked for the task, and does not hold up the others', async () => {
  const inTurn = createSerial();
  const failing = inTurn(() => Promise.reject(new Error('no disk')));
  const throwing = inTurn(() => {
    throw new Error('no memory');
  });
  const next = inTurn(() => 'done');
  await expect(failing).rejects.toThrow('no disk');
  await expect(throwing).rejects.toThrow('no memory');
  expect(await next).toBe('done');
});
