import { expect, test } from 'vitest';
import { inspectionIdSchema } from '../../preload/contract/values/units.ts';
import { neighbours } from '../../renderer/inspection/neighbours.ts';
import { stagesOf } from '../../renderer/inspection/stages.ts';
import { asKnownNow } from '../../renderer/line/film/as-known-now.ts';
import { isStale } from '../../renderer/line/part/staleness.ts';
import { waitLeft } from '../../renderer/sign-in/wait-left.ts';
import { anInspection, aSummary } from './support/station-factories.ts';

test('the last part is stale after half a minute, or ten gaps on a slow line', () => {
  expect([isStale(29_000, 60), isStale(31_000, 60)]).toEqual([false, true]);
  expect([isStale(290_000, 2), isStale(310_000, 2)]).toEqual([false, true]);
  expect(isStale(31_000, 0)).toBe(true);
});

test('stages follow one another without gaps, and those that did not happen are absent', () => {
  const { stages, totalMs } = stagesOf({ decode: 8, queue: 2, detect: 30 });
  expect(stages).toEqual([
    { name: 'queue', startMs: 0, tookMs: 2, isWaiting: true },
    { name: 'decode', startMs: 2, tookMs: 8, isWaiting: false },
    { name: 'detect', startMs: 10, tookMs: 30, isWaiting: false },
  ]);
  expect(totalMs).toBe(40);
  expect(stagesOf(anInspection().stageTimes).stages).toHaveLength(9);
});

test('the arrows lead to the parts decided just before and after', () => {
  const recent = [aSummary({ id: 9 }), aSummary({ id: 8 }), aSummary({ id: 7 })];
  const at = (id: number) => neighbours(recent, inspectionIdSchema.parse(id));
  expect([at(9), at(8), at(7), at(1)]).toEqual([
    { newer: null, older: 8 },
    { newer: 9, older: 7 },
    { newer: 8, older: null },
    { newer: null, older: null },
  ]);
});

test('a part read earlier is shown with what has happened to it since', () => {
  const read = aSummary({ id: 9, isWaiting: true });
  const decided = aSummary({ id: 9, isWaiting: false, disposition: 'reject' });
  expect(asKnownNow(read, [aSummary({ id: 10 }), decided])).toBe(decided);
  expect(asKnownNow(read, [aSummary({ id: 10 })])).toBe(read);
});

test('only the wait after too many wrong PINs locks the pad', () => {
  const locked = { code: 'pin-locked', waitMs: 30_000 } as const;
  expect([waitLeft(locked, 1000, 11_000), waitLeft(locked, 1000, 60_000)]).toEqual([20_000, 0]);
  expect(waitLeft({ code: 'pin-wrong', triesLeft: 1 }, 1000, 1000)).toBeNull();
});
