import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letterboxFor, toInput, toPicture } from '../../../../main/engine/vision/detect/letterbox.ts';
import { overlap, suppress } from '../../../../main/engine/vision/detect/nms.ts';

const side = fc.integer({ min: 1, max: 5000 });
const inputSide = fc.integer({ min: 32, max: 1280 });
const fit = fc.constantFrom('letterbox-centre' as const, 'letterbox-top-left' as const, 'stretch' as const);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const letterbox = fc
  .record({ width: side, height: side, inputWidth: inputSide, inputHeight: inputSide, fit })
  .map(({ width, height, inputWidth, inputHeight, fit: kind }) =>
    letterboxFor({ width, height }, { width: inputWidth, height: inputHeight, fit: kind }),
  );

describe('a letterbox', () => {
  test('keeps the whole image inside the input', () => {
    fc.assert(
      fc.property(letterbox, ({ input, left, top, width, height }) => {
        expect(width).toBeGreaterThanOrEqual(1);
        expect(height).toBeGreaterThanOrEqual(1);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(left + width).toBeLessThanOrEqual(input.width);
        expect(top + height).toBeLessThanOrEqual(input.height);
      }),
    );
  });

  test('touches two opposite sides of the input, and keeps the ratio to half a pixel', () => {
    fc.assert(
      fc.property(
        letterbox.filter(
          ({ picture, width, input, height }) => picture.width !== input.width || width > 1 || height > 1,
        ),
        ({ picture, input, width, height }) => {
          const isStretched = width === input.width && height === input.height;
          expect(width === input.width || height === input.height).toBe(true);
          if (isStretched || width === 1 || height === 1) return;
          const ratio = Math.min(input.width / picture.width, input.height / picture.height);
          expect(Math.abs(picture.width * ratio - width)).toBeLessThanOrEqual(0.5 + 1e-9);
          expect(Math.abs(picture.height * ratio - height)).toBeLessThanOrEqual(0.5 + 1e-9);
        },
      ),
    );
  });

  test('restores any box of the image that was put into the input', () => {
    fc.assert(
      fc.property(letterbox, share, share, share, share, (placed, a, b, c, d) => {
        const { width, height } = placed.picture;
        const box = {
          space: 'pixel',
          x: Math.min(a, b) * width,
          y: Math.min(c, d) * height,
          width: Math.abs(a - b) * width,
          height: Math.abs(c - d) * height,
        } as const;
        const back = toPicture(toInput(box, placed), placed);
        for (const key of ['x', 'y', 'width', 'height'] as const) expect(back[key]).toBeCloseTo(box[key], 6);
      }),
    );
  });

  test('cuts boxes off at the edges of the image', () => {
    const place = fc.double({ min: -2000, max: 4000, noNaN: true });
    fc.assert(
      fc.property(letterbox, place, place, place, place, (placed, x1, y1, x2, y2) => {
        const { x, y, width, height } = toPicture({ x1, y1, x2, y2 }, placed);
        expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(placed.picture.width + 1e-6);
        expect(y + height).toBeLessThanOrEqual(placed.picture.height + 1e-6);
      }),
    );
  });

  test('is placed as the training tools place it: odd padding to the right', () => {
    const placed = letterboxFor({ width: 1320, height: 2000 }, { width: 320, height: 320, fit: 'letterbox-centre' });
    expect(placed).toMatchObject({ left: 54, top: 0, width: 211, height: 320 });
  });
});

describe('suppression of overlapping boxes', () => {
  const place = fc.double({ min: 0, max: 100, noNaN: true });
  const candidate = fc
    .record({
      x: place,
      y: place,
      width: fc.double({ min: 1, max: 50, noNaN: true }),
      height: fc.double({ min: 1, max: 50, noNaN: true }),
      score: share,
      classIndex: fc.nat({ max: 2 }),
    })
    .map(({ x, y, width, height, score, classIndex }) => ({
      x1: x,
      y1: y,
      x2: x + width,
      y2: y + height,
      score,
      classIndex,
    }));
  const candidates = fc.array(candidate, { maxLength: 40 });
  const all = () => 0;
  const iou = fc.double({ min: 0.1, max: 0.9, noNaN: true });

  test('keeps no two boxes of one class that overlap more than allowed', () => {
    fc.assert(
      fc.property(candidates, iou, (boxes, limit) => {
        const { kept } = suppress(boxes, limit, all);
        for (const a of kept) {
          for (const b of kept)
            if (a !== b && a.classIndex === b.classIndex) expect(overlap(a, b)).toBeLessThanOrEqual(limit);
        }
      }),
    );
  });

  test('removes a box only in favour of a better one of its class', () => {
    fc.assert(
      fc.property(candidates, iou, (boxes, limit) => {
        const kept = new Set(suppress(boxes, limit, all).kept);
        for (const removed of boxes.filter((box) => !kept.has(box))) {
          const betters = [...kept].filter(
            (box) => box.classIndex === removed.classIndex && box.score >= removed.score,
          );
          expect(betters.some((box) => overlap(box, removed) > limit)).toBe(true);
        }
      }),
    );
  });

  test('gives the same result when repeated on its own, best first', () => {
    fc.assert(
      fc.property(candidates, iou, (boxes, limit) => {
        const { kept } = suppress(boxes, limit, all);
        expect(suppress(kept, limit, all)).toEqual({ kept, isCut: false });
        expect(kept.map(({ score }) => score)).toEqual(kept.map(({ score }) => score).toSorted((a, b) => b - a));
      }),
    );
  });

  test('leaves boxes of other classes alone', () => {
    const box = { x1: 0, y1: 0, x2: 10, y2: 10, score: 0.9 };
    expect(
      suppress(
        [
          { ...box, classIndex: 0 },
          { ...box, classIndex: 1 },
        ],
        0.5,
        all,
      ).kept,
    ).toHaveLength(2);
  });

  test('overlap is the shared area over the joint one', () => {
    expect(overlap({ x1: 0, y1: 0, x2: 10, y2: 10 }, { x1: 5, y1: 0, x2: 15, y2: 10 })).toBeCloseTo(1 / 3, 12);
    expect(overlap({ x1: 0, y1: 0, x2: 10, y2: 10 }, { x1: 10, y1: 0, x2: 20, y2: 10 })).toBe(0);
  });
});
