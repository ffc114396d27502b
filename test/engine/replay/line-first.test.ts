import { expect, test } from 'vitest';
import { type LineLoad, lineFirst } from '../../../main/engine/replay/line-first.ts';

const IDLE: LineLoad = { isBusy: false, isCrowded: false };
const BUSY: LineLoad = { isBusy: true, isCrowded: false };
const CROWDED: LineLoad = { isBusy: true, isCrowded: true };

/** Waits on a line whose load at each moment (in ms) is given. Answers how long the wait was and how often it was said to be held. */
async function waitOn(loadAt: (ms: number) => LineLoad, abortedAt = Number.POSITIVE_INFINITY) {
  const abort = new AbortController();
  let at = 0;
  let held = 0;
  const pause = async (ms: number) => {
    at += ms;
    if (at >= abortedAt) abort.abort();
  };
  const onHeld = () => {
    held += 1;
  };
  await lineFirst(() => loadAt(at), abort.signal, onHeld, pause);
  return { waitedMs: at, held };
}

test('an idle line is not waited for', async () => {
  expect(await waitOn(() => IDLE)).toEqual({ waitedMs: 0, held: 0 });
});

test('while parts wait, a replay waits too, however long that takes; then it continues', async () => {
  const { waitedMs, held } = await waitOn((ms) => (ms < 3_600_000 ? CROWDED : IDLE));
  expect(waitedMs).toBe(3_600_000);
  expect(held).toBeGreaterThan(0);
});

test('a line that is never idle but keeps up gets half a second each time, also after every rush', async () => {
  expect((await waitOn(() => BUSY)).waitedMs).toBe(500);
  expect((await waitOn((ms) => (ms === 400 ? CROWDED : BUSY))).waitedMs).toBe(920);
});

test('a line is not waited for once the replay is no longer needed', async () => {
  expect((await waitOn(() => CROWDED, 100)).waitedMs).toBe(100);
});
