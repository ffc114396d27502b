import { expect, test } from 'vitest';
import { createLineTrouble } from '../../../main/engine/line-output/line-trouble.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';

const AWAY: Fault = { code: 'line-folder', path: '/line', why: 'away', figures: {} };
const LATER: Fault = { code: 'line-folder', path: '/line', why: 'later', figures: { name: '7' } };

test('a problem with the line’s folder is reported once, and again if it changes or recurs', () => {
  const told: Fault[] = [];
  const trouble = createLineTrouble((fault) => told.push(fault));
  for (const fault of [AWAY, AWAY, LATER, LATER]) trouble.begin(fault);
  expect([told, trouble.fault()]).toEqual([[AWAY, LATER], LATER]);
  trouble.end();
  expect(trouble.fault()).toBeNull();
  trouble.begin(LATER);
  expect(told).toEqual([AWAY, LATER, LATER]);
});

test('the next attempt waits longer each time, until a group is written', () => {
  const trouble = createLineTrouble(() => undefined);
  expect([1, 2, 3, 4, 5, 6].map(() => trouble.begin(AWAY))).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000]);
  trouble.end();
  expect(trouble.begin(AWAY)).toBe(500);
});
