import { expect, test } from 'vitest';
import { nextPauseMs } from '../../main/engine/back-off.ts';

test('whatever keeps failing is tried after pauses that double, up to the longest', () => {
  const again = { firstMs: 500, atMostMs: 5_000 };
  const pauses: number[] = [];
  for (let i = 0; i < 6; i += 1) pauses.push(nextPauseMs(again, pauses.at(-1) ?? null));
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000]);
});
