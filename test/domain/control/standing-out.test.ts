import { expect, test } from 'vitest';
import { standingOut } from '../../../main/domain/control/standing-out.ts';
import { randomNumbers } from '../../support/random.ts';

test('the lane with the most rejects is not named where chance alone gives one as many', () => {
  expect(
    standingOut([
      { decided: 660, rejected: 178 },
      { decided: 664, rejected: 168 },
      { decided: 663, rejected: 187 },
    ]),
  ).toEqual([false, false, false]);
  expect(
    standingOut([
      { decided: 3, rejected: 3 },
      { decided: 2000, rejected: 300 },
    ]),
  ).toEqual([true, false]);
  expect(
    standingOut([
      { decided: 1, rejected: 1 },
      { decided: 2000, rejected: 300 },
    ]),
  ).toEqual([false, false]);
});

test('a lane that rejects twice as many is named', () => {
  expect(
    standingOut([
      { decided: 1000, rejected: 40 },
      { decided: 1000, rejected: 20 },
      { decided: 1000, rejected: 20 },
    ]),
  ).toEqual([true, false, false]);
});

test('nothing, one group, no rejects and rejects alone name nobody', () => {
  expect(standingOut([])).toEqual([]);
  expect(standingOut([{ decided: 10, rejected: 5 }])).toEqual([false]);
  expect(
    standingOut([
      { decided: 10, rejected: 0 },
      { decided: 10, rejected: 0 },
    ]),
  ).toEqual([false, false]);
  expect(
    standingOut([
      { decided: 10, rejected: 10 },
      { decided: 10, rejected: 10 },
    ]),
  ).toEqual([false, false]);
  expect(
    standingOut([
      { decided: 0, rejected: 0 },
      { decided: 10, rejected: 4 },
    ]),
  ).toEqual([false, false]);
});

test.each([
  [3, 500, 0.1],
  [20, 200, 0.02],
  [24, 80, 0.3],
])('of %i groups of %i parts that are alike one is named in at most 5 of 100 reports', (groups, size, share) => {
  const random = randomNumbers(groups);
  const runs = 400;
  const named = Array.from({ length: runs }, () =>
    standingOut(
      Array.from({ length: groups }, () => ({
        decided: size,
        rejected: Array.from({ length: size }, random).filter((one) => one < share).length,
      })),
    ),
  ).filter((found) => found.includes(true)).length;
  // Three standard errors above.
  expect(named / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
});
