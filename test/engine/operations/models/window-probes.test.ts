import { expect, test } from 'vitest';
import { createWindowProbes } from '../../../../main/engine/operations/models/window-probes.ts';

/** A probe that lasts until it is called off, and says then for which file it was. */
const lasting = (name: string) => (signal: AbortSignal) =>
  new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve(`${name} called off`)));

test('choosing another file cancels the examination of the one before', async () => {
  const probes = createWindowProbes();
  const first = probes.run('window 1', lasting('first'));
  const second = probes.run('window 1', async (signal) => `second ${signal.aborted ? 'called off' : 'done'}`);
  expect(await Promise.all([first, second])).toEqual(['first called off', 'second done']);
});

test('one window does not cancel what another has requested', async () => {
  const probes = createWindowProbes();
  let isCalledOff = false;
  const { promise, resolve } = Promise.withResolvers<string>();
  const kept = probes.run('window 1', (signal) => {
    signal.addEventListener('abort', () => (isCalledOff = true));
    return promise;
  });
  const other = probes.run('window 2', lasting('other'));
  probes.callOff('window 2');
  expect(await other).toBe('other called off');
  resolve('kept');
  expect([await kept, isCalledOff]).toEqual(['kept', false]);
});

test('an examination that ends late does not affect the newer one', async () => {
  const probes = createWindowProbes();
  const { promise, resolve } = Promise.withResolvers<string>();
  const first = probes.run('window 1', () => promise);
  const second = probes.run('window 1', lasting('second'));
  resolve('first');
  await first;
  probes.callOff('window 1');
  expect(await second).toBe('second called off');
});

test('a failed examination leaves nothing behind, and its error goes to the caller', async () => {
  const probes = createWindowProbes();
  await expect(probes.run('window 1', () => Promise.reject(new Error('no such file')))).rejects.toThrow('no such file');
  expect(await probes.run('window 1', async (signal) => signal.aborted)).toBe(false);
});
