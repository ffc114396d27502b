import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxOfFrame, frameOf, labelCorner } from '../../../../renderer/review/boxes/box-frame.ts';

const room = { width: 800, height: 600 };
const side = fc.integer({ min: 1, max: 4000 });

test('a box that is laid on the screen and read back is the same box', () => {
  const boxes = fc.record({ x: side, y: side, width: side, height: side });
  const placements = fc.record({
    scale: fc.double({ min: 0.05, max: 40, noNaN: true }),
    x: fc.integer({ min: -5000, max: 5000 }),
    y: fc.integer({ min: -5000, max: 5000 }),
  });
  fc.assert(
    fc.property(boxes, placements, (sides, placement) => {
      const box = { space: 'pixel', ...sides } as const;
      const read = boxOfFrame(frameOf(box, placement), placement);
      expect(read).toEqual({ ...box, x: expect.closeTo(box.x, 3), y: expect.closeTo(box.y, 3) });
    }),
  );
});

test('a label stands above its box, below it where there is no room above, and within the picture where there is none at all', () => {
  const frame = { x: 100, y: 50, width: 200, height: 100 };
  expect(labelCorner(frame, 22, room)).toEqual({ x: 100, y: 28 });
  expect(labelCorner({ ...frame, y: 10 }, 22, room)).toEqual({ x: 100, y: 110 });
  expect(labelCorner({ ...frame, y: 10, height: 590 }, 22, room)).toEqual({ x: 100, y: 578 });
  expect(labelCorner({ ...frame, x: -30, y: -500 }, 22, room)).toEqual({ x: 0, y: 0 });
});
