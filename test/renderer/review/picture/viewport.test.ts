import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  MOST_ZOOM,
  panned,
  placementOf,
  toPicture,
  type View,
  WHOLE,
  zoomedAt,
  zoomedToBox,
} from '../../../../renderer/review/picture/viewport.ts';

const picture = { width: 2000, height: 1000 };
const room = { width: 800, height: 600 };

const views = fc
  .record({
    factor: fc.double({ min: 1, max: 30, noNaN: true }),
    x: fc.integer({ max: 800, min: 0 }),
    y: fc.integer({ max: 600, min: 0 }),
  })
  .map(({ factor, x, y }): View => zoomedAt(WHOLE, factor, { x, y }, picture, room));

test('the whole image is in the middle of the space', () => {
  expect(placementOf(WHOLE, picture, room)).toEqual({ scale: 0.4, x: 0, y: 100 });
});

test('zooming keeps the point under the pointer where it is, unless that would open a gap at an edge', () => {
  const at = { x: 400, y: 300 };
  fc.assert(
    fc.property(fc.double({ min: 4, max: 30, noNaN: true }), (factor) => {
      const before = toPicture(at, placementOf(WHOLE, picture, room));
      const after = toPicture(at, placementOf(zoomedAt(WHOLE, factor, at, picture, room), picture, room));
      expect(after.x).toBeCloseTo(before.x, 6);
      expect(after.y).toBeCloseTo(before.y, 6);
    }),
  );
});

test('however it is zoomed and moved, no gap opens beside an image that fills the space', () => {
  const by = fc.record({ x: fc.integer({ min: -9000, max: 9000 }), y: fc.integer({ min: -9000, max: 9000 }) });
  fc.assert(
    fc.property(views, by, (view, move) => {
      const { scale, x, y } = placementOf(panned(view, move, picture, room), picture, room);
      if (picture.width * scale > room.width) {
        expect(x).toBeLessThanOrEqual(1e-6);
        expect(x + picture.width * scale).toBeGreaterThanOrEqual(room.width - 1e-6);
      }
      if (picture.height * scale <= room.height)
        expect(y + (picture.height * scale) / 2).toBeCloseTo(room.height / 2, 6);
    }),
  );
});

test('zooming has limits in both directions', () => {
  const at = { x: 10, y: 10 };
  expect(zoomedAt(WHOLE, 1e9, at, picture, room).zoom).toBe(MOST_ZOOM);
  expect(zoomedAt(zoomedAt(WHOLE, 8, at, picture, room), 1e-9, at, picture, room)).toEqual(WHOLE);
});

test('zooming to a box brings it whole into the middle', () => {
  const box = { space: 'pixel', x: 900, y: 450, width: 100, height: 50 } as const;
  const { scale, x, y } = placementOf(zoomedToBox(box, picture, room), picture, room);
  expect([950 * scale + x, 475 * scale + y]).toEqual([400, 300]);
  expect(box.width * scale).toBeCloseTo(room.width * 0.4, 6);
});
