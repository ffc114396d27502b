import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxConfusion } from '../../../main/domain/boxes/box-confusion.ts';
import { boxOverlap } from '../../../main/domain/boxes/box-overlap.ts';
import { detectionQuality, type JudgedPicture } from '../../../main/domain/boxes/detection-quality.ts';
import { matchBoxes } from '../../../main/domain/boxes/match-boxes.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';
import type { PixelBox } from '../../../preload/contract/values/geometry.ts';

const CLASSES = ['scratch', 'chip', 'stain'];

function box(x: number, y: number, width: number, height: number): PixelBox {
  return { space: 'pixel', x, y, width, height };
}

function found(className: string, score: number, where: PixelBox): Detection {
  return { classIndex: CLASSES.indexOf(className), className, score, box: where };
}

// Picture 1: a scratch found exactly, a chip found a third too wide (overlap 0.75), a scratch where nothing is.
// Picture 2: a scratch that is called a chip. Picture 3: nothing, and nothing said.
const pictures: readonly JudgedPicture[] = [
  {
    truth: [
      { className: 'scratch', box: box(0, 0, 100, 10) },
      { className: 'chip', box: box(200, 200, 30, 30) },
    ],
    detections: [
      found('scratch', 0.9, box(0, 0, 100, 10)),
      found('chip', 0.8, box(200, 200, 40, 30)),
      found('scratch', 0.3, box(400, 400, 50, 50)),
    ],
  },
  {
    truth: [{ className: 'scratch', box: box(10, 10, 60, 60) }],
    detections: [found('chip', 0.7, box(10, 10, 60, 60))],
  },
  { truth: [], detections: [] },
];

test('mAP, precision and recall of three images equal a calculation by hand', () => {
  const quality = detectionQuality(pictures, CLASSES, () => 0.5);
  // Scratch: 1 of 2 boxes at precision 1 (51 levels), exact at every overlap. Chip: the only box first, up to overlap 0.75.
  const scratch = 51 / 101;
  expect(quality.map50).toBeCloseTo((scratch + 1) / 2, 12);
  expect(quality.map50To95).toBeCloseTo((scratch + 6 / 10) / 2, 12);
  expect(quality.classes).toEqual([
    {
      className: 'scratch',
      trueBoxes: 2,
      ap50: expect.closeTo(scratch, 12),
      ap50To95: expect.closeTo(scratch, 12),
      precision: 1,
      recall: 0.5,
    },
    { className: 'chip', trueBoxes: 1, ap50: 1, ap50To95: expect.closeTo(0.6, 12), precision: 0.5, recall: 1 },
    { className: 'stain', trueBoxes: 0, ap50: null, ap50To95: null, precision: null, recall: null },
  ]);
});

test('the confusion table shows what was called what, what was missed and what was not there', () => {
  expect(boxConfusion(pictures, () => 0.2)).toEqual([
    { truth: 'scratch', detected: 'scratch', count: 1 },
    { truth: 'chip', detected: 'chip', count: 1 },
    { truth: null, detected: 'scratch', count: 1 },
    { truth: 'scratch', detected: 'chip', count: 1 },
  ]);
  expect(boxConfusion(pictures, () => 0.85)).toEqual([
    { truth: 'scratch', detected: 'scratch', count: 1 },
    { truth: 'chip', detected: null, count: 1 },
    { truth: 'scratch', detected: null, count: 1 },
  ]);
});

test('a true box is found once: the second detection of it is a false alarm', () => {
  const one = box(0, 0, 10, 10);
  expect(matchBoxes([box(0, 0, 10, 9), one], [one], 0.5)).toEqual([0, null]);
});

const boxes = fc
  .record({
    x: fc.integer({ min: 0, max: 50 }),
    y: fc.integer({ min: 0, max: 50 }),
    width: fc.integer({ min: 1, max: 50 }),
    height: fc.integer({ min: 1, max: 50 }),
  })
  .map(({ x, y, width, height }) => box(x, y, width, height));

test('overlap is the share of common pixels, whichever box comes first', () => {
  fc.assert(
    fc.property(boxes, boxes, (a, b) => {
      const inside = (x: number, y: number, of: PixelBox) =>
        x >= of.x && x < of.x + of.width && y >= of.y && y < of.y + of.height;
      let [both, either] = [0, 0];
      for (let y = 0; y < 100; y++) {
        for (let x = 0; x < 100; x++) {
          if (inside(x, y, a) && inside(x, y, b)) both += 1;
          if (inside(x, y, a) || inside(x, y, b)) either += 1;
        }
      }
      expect(boxOverlap(a, b)).toBeCloseTo(both / either, 12);
      expect(boxOverlap(b, a)).toBe(boxOverlap(a, b));
    }),
    { numRuns: 30 },
  );
});

test('perfect detections have mAP 1 at every overlap', () => {
  fc.assert(
    fc.property(fc.array(boxes, { minLength: 1, maxLength: 4 }), (truth) => {
      const alone = truth.filter((each, index) => truth.findIndex((other) => boxOverlap(each, other) > 0) === index);
      const picture = {
        truth: alone.map((each) => ({ className: 'chip', box: each })),
        detections: alone.map((each, index) => found('chip', 0.9 - index / 10, each)),
      };
      const quality = detectionQuality([picture], ['chip'], () => 0);
      expect([quality.map50, quality.map50To95]).toEqual([expect.closeTo(1, 12), expect.closeTo(1, 12)]);
    }),
  );
});
