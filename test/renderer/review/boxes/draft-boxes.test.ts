import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PixelBox } from '../../../../preload/contract/values/geometry.ts';
import { answerClasses, namedClasses } from '../../../../renderer/review/answer/answer-classes.ts';
import {
  boxBetween,
  fittedBox,
  movedBox,
  nextChosen,
  openSuggestions,
  resizedBox,
  withClass,
  withKept,
  withoutChosen,
} from '../../../../renderer/review/boxes/draft-boxes.ts';
import { EMPTY_DRAFT } from '../../../../renderer/review/session/drafts.ts';
import { aModel, aRecipe } from '../../support/station-factories.ts';

const picture = { width: 640, height: 480 };
const box: PixelBox = { space: 'pixel', x: 100, y: 80, width: 50, height: 40 };
const detections = [
  { classIndex: 3, className: 'spur', score: 0.46, box },
  { classIndex: 1, className: 'short', score: 0.31, box: { ...box, x: 300 } },
];

describe('the model’s boxes', () => {
  test('are the model’s until a person adopts them, and then record where they come from', () => {
    const draft = withKept(EMPTY_DRAFT, detections, 0);
    expect(draft.boxes).toEqual([{ className: 'spur', box, origin: 'model' }]);
    expect(openSuggestions(detections, draft)).toEqual([1]);
    expect(withKept(draft, detections, 0)).toEqual(draft);
  });

  test('can be removed, before or after they were adopted', () => {
    const kept = withKept(EMPTY_DRAFT, detections, 1);
    expect(withoutChosen(kept, { of: 'person', index: 0 })).toEqual({ ...EMPTY_DRAFT, removed: [1] });
    expect(openSuggestions(detections, withoutChosen(EMPTY_DRAFT, { of: 'model', index: 0 }))).toEqual([1]);
  });

  test('stay boxes of the model when a person gives them another name', () => {
    const renamed = withClass(withKept(EMPTY_DRAFT, detections, 0), 0, 'copper');
    expect(renamed.boxes).toEqual([{ className: 'copper', box, origin: 'model' }]);
  });
});

test('one key goes through all boxes and begins again', () => {
  const draft = withKept(EMPTY_DRAFT, detections, 0);
  const second = nextChosen(detections, draft, null);
  const third = nextChosen(detections, draft, second);
  expect([second, third, nextChosen(detections, draft, third)]).toEqual([
    { of: 'model', index: 1 },
    { of: 'person', index: 0 },
    { of: 'model', index: 1 },
  ]);
  expect(nextChosen([], EMPTY_DRAFT, null)).toBeNull();
});

test('whatever is done to a box, it stays within the image and on whole pixels', () => {
  const by = fc.record({
    x: fc.double({ min: -2000, max: 2000, noNaN: true }),
    y: fc.double({ min: -2000, max: 2000, noNaN: true }),
  });
  const change = fc.constantFrom(movedBox, resizedBox, (before: PixelBox, { x, y }: { x: number; y: number }) =>
    fittedBox({ ...before, x: before.x + x, y: before.y + y, width: Math.abs(Math.round(x)) }, before, picture),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(change, by), { maxLength: 20 }), (changes) => {
      const after = changes.reduce((before, [to, move]) => to(before, move, picture), box);
      expect(Math.min(after.x, after.y)).toBeGreaterThanOrEqual(0);
      expect(after.x + after.width).toBeLessThanOrEqual(picture.width);
      expect(after.y + after.height).toBeLessThanOrEqual(picture.height);
      expect(Math.min(after.width, after.height)).toBeGreaterThan(0);
      expect([after.x, after.y, after.width, after.height].every(Number.isInteger)).toBe(true);
    }),
  );
});

test('a box can be drawn from any corner, and a slip of the finger draws none', () => {
  expect(boxBetween({ x: 150, y: 120 }, { x: 100, y: 80 }, picture)).toEqual(box);
  expect(boxBetween({ x: 600, y: 400 }, { x: 900, y: 900 }, picture)).toMatchObject({ width: 40, height: 80 });
  expect(boxBetween({ x: 100, y: 100 }, { x: 102, y: 180 }, picture)).toBeNull();
});

test('each class keeps its key: the recipe’s order, then any others of the model', () => {
  const model = aModel({ classes: ['short', 'burr', 'open'] });
  expect(answerClasses(aRecipe(), [model])).toEqual([
    'open',
    'short',
    'mousebite',
    'spur',
    'copper',
    'pin-hole',
    'burr',
  ]);
  expect(answerClasses(undefined, [model])).toEqual([]);
});

test('a fail has the pressed class and those of the boxes, each once', () => {
  expect(namedClasses('spur', [{ className: 'short' }, { className: 'spur' }, { className: '' }])).toEqual([
    'spur',
    'short',
  ]);
  expect(namedClasses(null, [])).toEqual([]);
});
