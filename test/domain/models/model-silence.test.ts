import { describe, expect, test } from 'vitest';
import {
  isSilentTooLong,
  longestUsualRun,
  type MarkedParts,
  NOTHING_MARKED,
  withConfirmation,
  withPart,
} from '../../../main/domain/models/model-silence.ts';
import { randomNumbers } from '../../support/random.ts';

/** A line on which a person looks at once, and finds the part good; `markAt` is the chance that a part is marked. */
function run(parts: number, markAt: (part: number) => number, from: MarkedParts = NOTHING_MARKED) {
  const random = randomNumbers(20_261_130);
  let so = from;
  let asked = 0;
  for (let part = 0; part < parts; part += 1) {
    so = withPart(so, random() < markAt(part));
    if (!isSilentTooLong(so)) continue;
    asked += 1;
    so = withConfirmation(so);
  }
  return { asked, so };
}

/** Parts until a model that marks nothing any more is found out. */
function partsUntilFound(so: MarkedParts): number {
  let parts = 0;
  for (let next = so; !isSilentTooLong(next); next = withPart(next, false)) parts += 1;
  return parts;
}

describe('a person is asked needlessly', () => {
  test.each([
    ['on a line that marks nine parts in ten', 0.9, 0],
    ['on one that marks a third', 0.3, 0],
    ['on one that marks one in twenty', 0.05, 1],
    ['on one that marks one in a hundred', 0.01, 2],
    ['on one that marks one in a thousand', 0.001, 10],
    ['on one that marks next to nothing', 0.0001, 25],
  ])('%s: in 100,000 parts, at most this often', (_name, share, most) => {
    expect(run(100_000, () => share).asked).toBeLessThanOrEqual(most);
  });

  test('where lots differ: a few times, until it is known how long a good lot can be', () => {
    // Two hundred parts of a poor lot, then two thousand of a very good one.
    const share = (part: number) => (part % 2200 < 200 ? 0.4 : 0.002);
    expect(run(100_000, share).asked).toBeLessThanOrEqual(6);
  });
});

describe('a model that no longer marks anything', () => {
  test.each([
    [0.9, 50],
    [0.3, 60],
    [0.05, 400],
    [0.01, 2500],
    [0.001, 5001],
  ])('after marking a share of %d of its parts is noticed within %d', (share, within) => {
    expect(partsUntilFound(run(5000, () => share).so)).toBeLessThanOrEqual(within);
  });

  test('from its first part on is noticed after 200, and again each time after somebody has trusted it', () => {
    let so = NOTHING_MARKED;
    const rows = [0, 1, 2, 3].map(() => {
      const parts = partsUntilFound(so);
      so = withConfirmation(so);
      return parts;
    });
    expect(rows).toEqual([201, 1001, 5001, 5001]);
  });
});

test('few marked parts promise nothing yet', () => {
  expect(longestUsualRun({ ...NOTHING_MARKED, parts: 4, marked: 4 })).toBe(200);
  expect(longestUsualRun({ ...NOTHING_MARKED, parts: 5, marked: 5 })).toBe(50);
});
