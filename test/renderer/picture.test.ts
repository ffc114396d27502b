import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitFrame, onScreen, outlinePath } from '../../renderer/picture/fit-frame.ts';
import { createLatestOnly } from '../../renderer/picture/latest-only.ts';
import { placeLabels } from '../../renderer/picture/place-labels.ts';
import { tellingDetections } from '../../renderer/picture/telling.ts';

const side = fc.integer({ min: 1, max: 8000 });
const size = fc.record({ width: side, height: side });

describe('an image in its space', () => {
  test('touches two sides of it, never crosses any and keeps its shape', () => {
    fc.assert(
      fc.property(size, size, (picture, room) => {
        const frame = fitFrame(picture, room);
        if (frame === null) throw new Error('there was room');
        expect(frame.width).toBeLessThanOrEqual(room.width * 1.0001);
        expect(frame.height).toBeLessThanOrEqual(room.height * 1.0001);
        expect(Math.min(room.width - frame.width, room.height - frame.height)).toBeCloseTo(0, 3);
        expect(frame.width * picture.height).toBeCloseTo(frame.height * picture.width, 1);
      }),
    );
  });

  test('is not drawn while there is no space yet', () => {
    expect(fitFrame({ width: 640, height: 640 }, { width: 0, height: 0 })).toBeNull();
  });

  test('keeps boxes that extend over its edge inside', () => {
    const frame = { width: 320, height: 320, scale: 0.5 };
    const box = { space: 'pixel', x: -20, y: 600, width: 100, height: 80 } as const;
    expect(onScreen(box, frame)).toEqual({ x: 0, y: 300, width: 40, height: 20 });
  });

  test('shows a box without area, also at the edge', () => {
    const frame = { width: 320, height: 320, scale: 0.5 };
    const line = { space: 'pixel', x: 640, y: 100, width: 0, height: 80 } as const;
    expect(onScreen(line, frame)).toEqual({ x: 316, y: 50, width: 4, height: 40 });
  });

  test('has outlines as closed paths in its own scale', () => {
    expect(outlinePath([0, 0, 10, 0, 10, 20], { width: 5, height: 10, scale: 0.5 })).toBe('M0.0,0.0L5.0,0.0L5.0,10.0Z');
  });
});

test('no label covers another or leaves the picture', () => {
  const frame = { width: 500, height: 400, scale: 1 };
  const box = fc.record({ x: fc.nat(480), y: fc.nat(380), width: fc.nat(200), height: fc.nat(200) });
  fc.assert(
    fc.property(fc.array(box, { maxLength: 30 }), (boxes) => {
      const label = { width: 90, height: 22 };
      const placed = placeLabels(
        boxes,
        boxes.map(() => label),
        frame,
      ).filter((place) => place !== null);
      for (const [index, { x, y }] of placed.entries()) {
        expect([x >= 0, y >= 0, x + 90 <= 500, y + 22 <= 400]).not.toContain(false);
        const covers = placed.slice(0, index).some((other) => Math.abs(other.x - x) < 90 && Math.abs(other.y - y) < 22);
        expect(covers).toBe(false);
      }
    }),
  );
});

describe('the boxes drawn', () => {
  const seen = (className: string, score: number) => ({
    classIndex: 0,
    className,
    score,
    box: { space: 'pixel', x: 0, y: 0, width: 9, height: 9 } as const,
  });

  test('are those a reason is about, from its limit up, and others that are not faint; strongest first', () => {
    const detections = [
      seen('spur', 0.31),
      seen('open', 0.9),
      seen('spur', 0.2),
      seen('short', 0.3),
      seen('short', 0.1),
    ];
    const reasons = [
      { code: 'defect', className: 'open', score: 0.9, rejectAt: 0.7 } as const,
      { code: 'unsure', className: 'spur', score: 0.31, clearBelow: 0.25, rejectAt: 0.6 } as const,
    ];
    const drawn = tellingDetections(detections, reasons).map(({ className, score }) => `${className} ${score}`);
    expect(drawn).toEqual(['open 0.9', 'spur 0.31', 'short 0.3']);
  });
});

describe('the picture loader', () => {
  test('finishes what it began, skips what was superseded and ends with the newest', async () => {
    const gates = new Map<number, () => void>();
    const delivered: number[] = [];
    const work = (id: number) => new Promise<number>((resolve) => gates.set(id, () => resolve(id)));
    const loader = createLatestOnly(work, (id) => delivered.push(id));
    const open = async (id: number) => {
      gates.get(id)?.();
      await Promise.resolve();
      await Promise.resolve();
    };
    for (const id of [1, 2, 3, 4]) loader.want(id);
    expect([...gates.keys()]).toEqual([1]);
    await open(1);
    expect([...gates.keys()]).toEqual([1, 4]);
    await open(4);
    expect(delivered).toEqual([1, 4]);
  });

  test('delivers nothing once it is stopped', async () => {
    const delivered: number[] = [];
    const loader = createLatestOnly(
      async (id: number) => id,
      (id) => delivered.push(id),
    );
    loader.want(1);
    loader.stop();
    await Promise.resolve();
    await Promise.resolve();
    expect(delivered).toEqual([]);
  });
});
