import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeWindow, readBounds, SMALLEST, writeBounds } from '../../main/app/windows/window-bounds.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';

const panel = { x: 0, y: 0, width: 1280, height: 800 };
const desk = { x: 1280, y: 0, width: 2560, height: 1400 };

test('the first window is in the middle of the main screen at its usual size, or fills a panel', () => {
  expect(placeWindow(null, [desk])).toEqual({ x: 1920, y: 300, width: 1280, height: 800, isMaximized: false });
  expect(placeWindow(null, [panel])).toEqual({ ...panel, isMaximized: true });
});

test('a window opens where it was', () => {
  const before = { x: 1400, y: 100, width: 1500, height: 900, isMaximized: true };
  expect(placeWindow(before, [panel, desk])).toEqual(before);
});

test('a window on a screen that is gone moves to the main one', () => {
  const before = { x: 1400, y: 100, width: 1500, height: 900, isMaximized: false };
  expect(placeWindow(before, [panel])).toEqual({ x: 0, y: 0, width: 1280, height: 800, isMaximized: false });
});

const coordinate = fc.integer({ min: -10_000, max: 10_000 });
const length = fc.integer({ min: 1, max: 10_000 });
const bounds = fc.record({ x: coordinate, y: coordinate, width: length, height: length, isMaximized: fc.boolean() });
const screens = fc.array(
  fc.record({
    x: coordinate,
    y: coordinate,
    width: fc.integer({ min: SMALLEST.width, max: 8_000 }),
    height: fc.integer({ min: SMALLEST.height, max: 8_000 }),
  }),
  { minLength: 1, maxLength: 3 },
);

test('whatever was remembered, the whole window is on a screen and large enough to work in', () => {
  fc.assert(
    fc.property(fc.option(bounds), screens, (before, all) => {
      const { x, y, width, height } = placeWindow(before, all);
      const isOn = all.some(
        (screen) =>
          x >= screen.x &&
          y >= screen.y &&
          x + width <= screen.x + screen.width &&
          y + height <= screen.y + screen.height,
      );
      expect(isOn).toBe(true);
      expect(width).toBeGreaterThanOrEqual(SMALLEST.width);
      expect(height).toBeGreaterThanOrEqual(SMALLEST.height);
    }),
  );
});

test('the remembered bounds are read back, and a damaged file counts as none', () => {
  const file = path.join(temporaryFolder(), 'window.json');
  expect(readBounds(file)).toBeNull();
  const before = { x: 1, y: 2, width: 1300, height: 900, isMaximized: false };
  writeBounds(file, before);
  expect(readBounds(file)).toEqual(before);
  writeFileSync(file, '{"x": 1');
  expect(readBounds(file)).toBeNull();
});
