import { describe, expect, test } from 'vitest';
import { bestFrom } from '../../../main/domain/verdict/score-floors.ts';
import { loadDetector } from '../../../main/engine/vision/detect/detector.ts';
import type { Picture } from '../../../main/engine/vision/picture/pixels.ts';
import { examineModel } from '../../../main/engine/vision/profile/examine.ts';
import type { ModelProfile } from '../../../preload/contract/models/model.ts';
import { asColumns, asRows, type BoxRow, emptyRows, SIDE, withRow } from '../../support/models/detector-outputs.ts';
import { type ConstantOutput, constantModel } from '../../support/models/test-models.ts';

// A picture twice as wide as high lies in the square input at half its size, with a bar of a quarter above and below.
const WIDE: Picture = {
  size: { width: 128, height: 64 },
  pixels: { width: 128, height: 64, channels: 1, samples: new Uint8Array(128 * 64) },
};
/** A box in the input; in that picture it is 40 × 32 pixels large, at (40, 16). */
const CRACK: BoxRow = { x: 30, y: 32, width: 20, height: 16, scores: [0.05, 0.9] };
const NAMES = { names: "{0: 'scratch', 1: 'crack'}" };
const SQUARE = { dims: [1, 3, SIDE, SIDE] };

const rows = withRow(emptyRows(2), 20, CRACK);
const anchorRows = withRow(emptyRows(2, 3), 100, CRACK);

/** Examines a model and looks at the wide picture with it. */
async function seenBy(bytes: Uint8Array) {
  const result = await examineModel(bytes, { answers: {}, namesBeside: null });
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  const { profile } = result.value;
  const detector = await loadDetector(bytes, profile, 1);
  const { detections } = await detector.detect(WIDE, { floors: bestFrom(0.25), iou: 0.45 });
  await detector.release();
  return { layout: profile.layout, input: profile.input, profile, detections };
}

function model(
  outputs: ConstantOutput | readonly ConstantOutput[],
  overrides: Partial<Parameters<typeof constantModel>[0]> = {},
) {
  return constantModel({ input: SQUARE, outputs: [outputs].flat(), metadata: NAMES, ...overrides });
}

const crackAt = (score: number) => ({
  classIndex: 1,
  className: 'crack',
  score: expect.closeTo(score, 3),
  box: {
    space: 'pixel',
    x: expect.closeTo(40, 0),
    y: expect.closeTo(16, 0),
    width: expect.closeTo(40, 0),
    height: expect.closeTo(32, 0),
  },
});

describe('every layout gives the same box', () => {
  const finished = [20, 24, 40, 40];
  const v8 = { name: 'output0', dims: [1, 6, 84], values: asColumns(rows) };
  const cases: Record<string, { layout: ModelProfile['layout']; bytes: Uint8Array; score?: number }> = {
    'v5 rows with objectness': {
      layout: 'v5',
      bytes: model({ name: 'output', dims: [1, 252, 7], values: asRows(anchorRows, 0.8) }),
      score: 0.72,
    },
    'v8 columns': { layout: 'v8', bytes: model(v8) },
    'v8 columns in half precision': {
      layout: 'v8',
      bytes: model({ ...v8, type: 'float16' }, { input: { ...SQUARE, type: 'float16' } }),
    },
    'v8 columns off every grid': {
      layout: 'v8',
      bytes: model({ name: 'o', dims: [1, 6, 20], values: asColumns(rows.slice(10, 30)) }),
    },
    'v8 rows': { layout: 'v8-rows', bytes: model({ name: 'o', dims: [1, 84, 6], values: asRows(rows, null) }) },
    'v8 rows as shares of the input': {
      layout: 'v8-rows',
      bytes: model({ name: 'o', dims: [1, 84, 6], values: asRows(rows.map(asShares), null) }),
    },
    'v8 columns before the sigmoid': {
      layout: 'v8',
      bytes: model({ name: 'o', dims: [1, 6, 84], values: asColumns(rows.map(asLogits)) }),
    },
    'end-to-end rows': {
      layout: 'end-to-end',
      bytes: model({ name: 'o', dims: [1, 10, 6], values: padded([...finished, 0.9, 1], 60) }),
    },
    'rows with the picture’s number': {
      layout: 'batched-rows',
      bytes: model({ name: 'o', dims: [2, 7], values: [0, ...finished, 1, 0.9, 1, ...finished, 0, 0.99] }),
    },
    'count, boxes, scores and classes': {
      layout: 'nms-outputs',
      bytes: model([
        { name: 'num_dets', type: 'int32', dims: [1, 1], values: [1] },
        { name: 'det_boxes', dims: [1, 10, 4], values: padded(finished, 40) },
        { name: 'det_scores', dims: [1, 10], values: padded([0.9, 0.8], 10) },
        { name: 'det_classes', type: 'int32', dims: [1, 10], values: padded([1], 10) },
      ]),
    },
    'boxes of the picture, scores and chosen triples': {
      layout: 'yolov3-nms',
      bytes: model([
        { name: 'boxes', dims: [1, 84, 4], values: padded([0, 0, 9, 9, 16, 40, 48, 80], 336) },
        { name: 'scores', dims: [1, 2, 84], values: padded([...padded([0.1], 84), 0.1, 0.9], 168) },
        { name: 'selected', type: 'int32', dims: [1, 1, 3], values: [0, 1, 1] },
      ]),
    },
  };
  test.for(Object.entries(cases))('%s', async ([, { layout, bytes, score = 0.9 }]) => {
    expect(await seenBy(bytes)).toMatchObject({ layout, detections: [crackAt(score)] });
  });

  test('the raw grid of YOLOX, with the image in the top left corner', async () => {
    const raw = emptyRows(2).map((row, i) => asYoloxOffsets(i === 20 ? { ...CRACK, y: 16 } : row, i));
    const bytes = model({ name: 'output', dims: [1, 84, 7], values: asRows(raw, 1) });
    const seen = await seenBy(bytes);
    expect(seen).toMatchObject({ layout: 'yolox', detections: [crackAt(0.9)] });
    expect(seen.input).toMatchObject({ channels: 'bgr', scale: 1, fit: 'letterbox-top-left' });
  });

  test('YOLOX exported with its decoding', async () => {
    const seen = await seenBy(
      model({ name: 'output', dims: [1, 84, 7], values: asRows(withRow(rows, 20, { ...CRACK, y: 16 }), 0.9) }),
    );
    expect(seen).toMatchObject({ layout: 'v5', input: { channels: 'bgr' }, detections: [crackAt(0.81)] });
  });

  test('a segmentation model adds the outline of the mask', async () => {
    const coefficients = (i: number) => (i === 20 ? [1, 0] : [0, 0]);
    const segmented = rows.map((row, i) => ({ ...row, scores: [...row.scores, ...coefficients(i)] }));
    // The first prototype is above zero in three of its sixteen columns: a fifth of the box; the second weighs nothing.
    const prototype = Array.from({ length: 16 * 16 }, (_, i) => (i % 16 >= 6 && i % 16 < 9 ? 5 : -5));
    const { detections, profile } = await seenBy(
      model([
        { name: 'output0', dims: [1, 8, 84], values: asColumns(segmented) },
        { name: 'output1', dims: [1, 2, 16, 16], values: [...prototype, ...prototype.map(() => 0)] },
      ]),
    );
    expect(profile).toMatchObject({ maskCoefficients: 2, classes: ['scratch', 'crack'] });
    expect(detections).toMatchObject([crackAt(0.9)]);
    const outline = detections[0]?.outline ?? [];
    const xs = outline.filter((_, i) => i % 2 === 0);
    const ys = outline.filter((_, i) => i % 2 === 1);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([expect.closeTo(48, -1), expect.closeTo(72, -1)]);
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([expect.closeTo(16, -1), expect.closeTo(48, -1)]);
  });
});

describe('an unreadable output never looks like a clear part', () => {
  test.for([
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
  ] as const)('%s among the numbers is a failure', async ([, strange]) => {
    const sound = { name: 'output0', dims: [1, 6, 84], values: asColumns(rows) };
    const { profile } = await seenBy(model(sound));
    for (const at of [0, 4 * 84 + 20, 6 * 84 - 1]) {
      const detector = await loadDetector(model({ ...sound, values: sound.values.with(at, strange) }), profile, 1);
      await expect(detector.detect(WIDE, { floors: bestFrom(0.25), iou: 0.45 })).rejects.toThrow('it gave');
      await detector.release();
    }
  });

  test('a box of an unnamed class has its number for a name', async () => {
    const rowsOf = (classIndex: number) =>
      model({ name: 'o', dims: [1, 10, 6], values: padded([20, 24, 40, 40, 0.9, classIndex], 60) });
    const { profile } = await seenBy(rowsOf(1));
    const detector = await loadDetector(rowsOf(7), profile, 1);
    const { detections } = await detector.detect(WIDE, { floors: bestFrom(0.25), iou: 0.45 });
    await detector.release();
    expect(detections).toMatchObject([{ classIndex: 7, className: '7', score: expect.closeTo(0.9, 3) }]);
  });
});

function asShares(row: BoxRow): BoxRow {
  return { ...row, x: row.x / SIDE, y: row.y / SIDE, width: row.width / SIDE, height: row.height / SIDE };
}

function asLogits(row: BoxRow): BoxRow {
  return { ...row, scores: row.scores.map((score) => Math.log(score / (1 - score))) };
}

/** The numbers from which YOLOX's decoding makes that box in cell number `index` of a 64-pixel input. */
function asYoloxOffsets(row: BoxRow, index: number): BoxRow {
  const [stride, first] = index < 64 ? [8, 0] : index < 80 ? [16, 64] : [32, 80];
  const columns = SIDE / stride;
  const column = (index - first) % columns;
  const line = Math.floor((index - first) / columns);
  return {
    ...row,
    x: row.x / stride - column,
    y: row.y / stride - line,
    width: Math.log(row.width / stride),
    height: Math.log(row.height / stride),
  };
}

function padded(values: readonly number[], length: number): readonly number[] {
  return [...values, ...Array.from({ length: length - values.length }, () => 0)];
}
