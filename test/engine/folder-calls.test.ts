import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFolderCalls, SilentFolder, stepByStep } from '../../main/engine/folder-calls.ts';

const LIMITS = { atOnce: 3, silentAfterMs: 1000 };
const SHARE = '/mnt/share';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Calls that come back when the test lets them, counted while they are out. */
function share() {
  const out: PromiseWithResolvers<string>[] = [];
  let begun = 0;
  return {
    ask: () => {
      begun += 1;
      const asked = Promise.withResolvers<string>();
      out.push(asked);
      return asked.promise;
    },
    begun: () => begun,
    answerAll: async () => {
      for (const asked of out.splice(0)) asked.resolve('here');
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

const outcome = (call: Promise<string>) =>
  call.catch((error: unknown) => (error instanceof SilentFolder ? 'silent' : String(error)));

test('results in time are handed on, and so are errors', async () => {
  const { call } = createFolderCalls(SHARE, LIMITS);
  expect(await call(async () => 'here')).toBe('here');
  expect(await outcome(call(() => Promise.reject(new Error('ENOENT'))))).toBe('Error: ENOENT');
});

test('a call that does not return is given up with a fault that names the folder, together with everything waiting behind it', async () => {
  const { call } = createFolderCalls(SHARE, LIMITS);
  const { ask, begun } = share();
  const calls = Array.from({ length: 5 }, () => outcome(call(ask)));
  await vi.advanceTimersByTimeAsync(1000);
  expect(await Promise.all(calls)).toEqual(Array(5).fill('silent'));
  expect(begun()).toBe(3);
  expect(new SilentFolder(SHARE).fault).toMatchObject({ code: 'folder-unusable', path: SHARE, why: 'silent' });
});

test('however often it is tried, the number of outstanding calls is limited', async () => {
  const { call } = createFolderCalls(SHARE, LIMITS);
  const { ask, begun } = share();
  for (let tries = 0; tries < 50; tries++) {
    const tried = outcome(call(ask));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await tried).toBe('silent');
  }
  expect(begun()).toBe(3);
});

test('while the folder is silent one call at a time finds out whether it answers again, and then all continue', async () => {
  const { call } = createFolderCalls(SHARE, LIMITS);
  const { ask, begun, answerAll } = share();
  const first = outcome(call(ask));
  await vi.advanceTimersByTimeAsync(1000);
  expect(await first).toBe('silent');
  const calls = Array.from({ length: 4 }, () => outcome(call(ask)));
  expect(begun()).toBe(2);
  await answerAll();
  await answerAll();
  expect(await Promise.all(calls)).toEqual(Array(4).fill('here'));
  expect(begun()).toBe(5);
});

test('work that progresses takes as long as it takes; once given up it does nothing more', async () => {
  const { call } = createFolderCalls(SHARE, LIMITS);
  let done = 0;
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const steady = outcome(
    call(async (goOn) => {
      for (let step = 0; step < 5; step++) {
        await pause(900);
        goOn();
      }
      return 'here';
    }),
  );
  await vi.advanceTimersByTimeAsync(4500);
  expect(await steady).toBe('here');

  const stalled = outcome(
    call(async (goOn) => {
      await pause(5000);
      goOn();
      done += 1;
      return 'here';
    }),
  );
  await vi.advanceTimersByTimeAsync(6000);
  expect(await stalled).toBe('silent');
  expect(done).toBe(0);
});

test('late results are given to a clean-up function', async () => {
  const { call } = createFolderCalls(SHARE, LIMITS);
  const { ask, answerAll } = share();
  const late: string[] = [];
  const given = outcome(call(ask, (value) => late.push(value)));
  await vi.advanceTimersByTimeAsync(1000);
  expect(await given).toBe('silent');
  await answerAll();
  expect(late).toEqual(['here']);
});

test('a listing with a step that does not return ends, and closes what it has open when the step returns', async () => {
  const calls = createFolderCalls(SHARE, LIMITS);
  const { ask, answerAll } = share();
  let isClosed = false;
  async function* listing(): AsyncGenerator<string, void, undefined> {
    try {
      yield 'first';
      yield await ask();
    } finally {
      isClosed = true;
    }
  }
  const names: string[] = [];
  const listed = (async () => {
    for await (const name of stepByStep(listing(), calls)) names.push(name);
    return 'here';
  })();
  const ended = outcome(listed);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await ended).toBe('silent');
  expect(isClosed).toBe(false);
  await answerAll();
  expect([names, isClosed]).toEqual([['first'], true]);
});
