import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cropAround } from '../../renderer/picture/crop-around.ts';

test('a crop has the shape of its place, shows the middle of the box, and stays within the picture where that is possible', () => {
  const side = fc.integer({ min: 40, max: 6000 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(side, side, share, share, share, share, (width, height, left, top, across, down) => {
      const box = {
        x: left * width,
        y: top * height,
        width: (1 - left) * across * width,
        height: (1 - top) * down * height,
      };
      const crop = cropAround(box, { width, height });
      expect(crop.width / crop.height).toBeCloseTo(4 / 3);
      expect(crop.width).toBeGreaterThan(0);
      expect(crop.x).toBeGreaterThanOrEqual(0);
      expect(crop.y).toBeGreaterThanOrEqual(0);
      expect(crop.x + crop.width).toBeLessThanOrEqual(width + 1e-6);
      expect(crop.y + crop.height).toBeLessThanOrEqual(height + 1e-6);
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      expect(middle.x).toBeGreaterThanOrEqual(crop.x - 1e-6);
      expect(middle.x).toBeLessThanOrEqual(crop.x + crop.width + 1e-6);
      expect(middle.y).toBeGreaterThanOrEqual(crop.y - 1e-6);
      expect(middle.y).toBeLessThanOrEqual(crop.y + crop.height + 1e-6);
    }),
  );
});

test('a box has room around it, and a tiny one a fifth of the picture', () => {
  expect(cropAround({ x: 400, y: 400, width: 200, height: 90 }, { width: 1000, height: 1000 })).toEqual({
    ...{ x: 200, y: 220, width: 600, height: 450 },
  });
  expect(cropAround({ x: 500, y: 500, width: 4, height: 4 }, { width: 1000, height: 1000 }).width).toBe(200);
});
