import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../../main/domain/verdict/decide.ts';
import { floorsOf } from '../../../../main/domain/verdict/score-floors.ts';
import { letterboxFor } from '../../../../main/engine/vision/detect/letterbox.ts';
import { readSighting } from '../../../../main/engine/vision/detect/read-sighting.ts';
import type { OutputTensors } from '../../../../main/engine/vision/layouts/tensor.ts';
import type { ModelProfile } from '../../../../preload/contract/models/model.ts';
import { DEFAULT_RECIPE_BODY, type RecipeBody } from '../../../../preload/contract/station/recipe.ts';
import { detection } from '../../../support/store/records.ts';

const SIDE = 64;
const CLASSES = ['stain', 'crack', 'dust'];
const PROFILE: ModelProfile = {
  family: 'test',
  layout: 'v8',
  input: {
    name: 'images',
    width: SIDE,
    height: SIDE,
    batch: 1,
    isDynamic: false,
    type: 'float32',
    axes: 'nchw',
    channels: 'rgb',
    scale: 1 / 255,
    padding: 114,
    fit: 'letterbox-centre',
  },
  outputs: { boxes: 'boxes' },
  classes: CLASSES,
  maskCoefficients: 0,
  boxesAreUnit: false,
  scoresAreLogits: false,
  opset: 17,
  precision: 'float32',
  sha256: '0'.repeat(64),
  sizeBytes: 1,
  metadata: {},
};
const LETTERBOX = letterboxFor({ width: 128, height: 64 }, PROFILE.input);

/** Whatever a box may be like: anywhere, turned round, without area, of any size. Exact in float32, as the tensor keeps it. */
const place = fc.oneof(fc.integer({ min: -20, max: 80 }), fc.constantFrom(0, -5000, 1e30, -1e30));
const score = fc.oneof(
  fc.integer({ min: 0, max: 100 }).map((hundredths) => Math.fround(hundredths / 100)),
  fc.constantFrom(0, 1, 0.25, 0.5),
);
const box = fc.record({
  corners: fc.tuple(place, place, place, place),
  objectness: score,
  scores: fc.tuple(score, score, score),
});
type Box = Readonly<{
  corners: readonly [number, number, number, number];
  objectness: number;
  scores: readonly [number, number, number];
}>;
/** Sometimes so many that not all can be told. */
const boxes: fc.Arbitrary<readonly Box[]> = fc.oneof(
  { weight: 9, arbitrary: fc.array(box, { maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.array(box, { minLength: 5, maxLength: 15 }), fc.nat({ max: 60 }))
      .map(([some, times]) =>
        Array.from({ length: times }, (_, i) =>
          some.map((each) => ({ ...each, corners: [i, i * 2, 1, 1] as [number, number, number, number] })),
        ).flat(),
      ),
  },
);

const limits = fc.tuple(score, score).map(([a, b]) => ({ clearBelow: Math.min(a, b), rejectAt: Math.max(a, b) }));
const recipes: fc.Arbitrary<RecipeBody> = fc
  .record({
    named: fc.subarray(CLASSES),
    each: fc.tuple(limits, limits, limits),
    otherDefects: limits,
    recordAbove: score,
    overlapLimit: fc.constantFrom(0.05, 0.45, 1),
  })
  .map(({ named, each, ...rest }) => ({
    ...DEFAULT_RECIPE_BODY,
    ...rest,
    defects: named.map((className, i) => ({ className, ...(each[i] ?? each[0]) })),
  }));

const SEVERITY = { pass: 0, undetermined: 1, fail: 2 } as const;

type Layout = Readonly<{
  profile: Partial<ModelProfile>;
  outputs(boxes: readonly Box[]): OutputTensors;
  /** What each class of a box scores, as an independent reader has it. */
  scoresOf(box: Box): readonly number[];
}>;

const layouts: Readonly<Record<string, Layout>> = {
  'columns without objectness': {
    profile: { layout: 'v8' },
    outputs: (all) => {
      const rows = all.map(({ corners, scores }) => [...corners, ...scores]);
      return tensor(
        [1, 7, all.length],
        Array.from({ length: 7 }, (_, field) => rows.map((row) => row[field] ?? 0)).flat(),
      );
    },
    scoresOf: ({ scores }) => scores,
  },
  'rows with objectness': {
    profile: { layout: 'v5' },
    outputs: (all) =>
      tensor(
        [1, all.length, 8],
        all.flatMap(({ corners, objectness, scores }) => [...corners, objectness, ...scores]),
      ),
    scoresOf: ({ objectness, scores }) => scores.map((each) => each * objectness),
  },
  'rows that the model chose': {
    profile: { layout: 'end-to-end' },
    outputs: (all) =>
      tensor(
        [1, all.length * 3, 6],
        all.flatMap(({ corners, scores }) => scores.flatMap((each, c) => [...corners, each, c])),
      ),
    scoresOf: ({ scores }) => scores,
  },
};

function tensor(dims: readonly number[], values: readonly number[]): OutputTensors {
  return new Map([['boxes', { dims, type: 'float32', data: Float32Array.from(values) }]]);
}

function seen(layout: Layout, all: readonly Box[], body: RecipeBody) {
  const settings = { floors: floorsOf(body), iou: body.overlapLimit };
  return readSighting(layout.outputs(all), { ...PROFILE, ...layout.profile }, LETTERBOX, settings);
}

describe.each(Object.entries(layouts))('%s', (_name, layout) => {
  test('whatever a model finds, and whatever the recipe: the verdict is that over all classes of all boxes', () => {
    fc.assert(
      fc.property(boxes, recipes, (all, body) => {
        const sighting = seen(layout, all, body);
        const everything = all.flatMap((each) =>
          layout.scoresOf(each).map((value, c) => detection(CLASSES[c] ?? '', value)),
        );
        const wanted = decide({ detections: everything, isCut: false }, body);
        const got = decide(sighting, body);
        if (sighting.isCut) expect(SEVERITY[got.kind]).toBeGreaterThanOrEqual(SEVERITY[wanted.kind]);
        else expect(got).toEqual(wanted);
        if (sighting.isCut) expect(got.kind).not.toBe('pass');
      }),
      { numRuns: 1000 },
    );
  });

  test('a class that is not the best of its box is reported only if it reaches its own limit', () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 20 }), recipes, (all, body) => {
        const limitOf = (name: string) =>
          (body.defects.find(({ className }) => className === name) ?? body.otherDefects).clearBelow;
        const best = all.map((each) => Math.max(...layout.scoresOf(each)));
        for (const { className, score: told } of seen(layout, all, body).detections) {
          const isOfABest = layout.profile.layout === 'end-to-end' || best.some((each) => each === told);
          expect(isOfABest || told >= limitOf(className)).toBe(true);
        }
      }),
    );
  });
});

test('a crack under a higher-scoring stain fails its part, and both are on record', () => {
  const body: RecipeBody = {
    ...DEFAULT_RECIPE_BODY,
    defects: [
      { className: 'stain', rejectAt: 0.95, clearBelow: 0.85 },
      { className: 'crack', rejectAt: 0.5, clearBelow: 0.3 },
    ],
  };
  const hidden: Box = { corners: [32, 32, 20, 10], objectness: 1, scores: [0.8, 0.75, 0.2] };
  const sighting = seen(layouts['columns without objectness'] as Layout, [hidden], body);
  expect(sighting.detections.map(({ className }) => className)).toEqual(['stain', 'crack']);
  expect(decide(sighting, body)).toMatchObject({ kind: 'fail', reasons: [{ code: 'defect', className: 'crack' }] });
});

test('350 boxes of an ignored class do not push out the one that counts', () => {
  const body: RecipeBody = {
    ...DEFAULT_RECIPE_BODY,
    defects: [
      { className: 'stain', rejectAt: 1, clearBelow: 1 },
      { className: 'crack', rejectAt: 0.5, clearBelow: 0.3 },
    ],
  };
  const grain = Array.from(
    { length: 350 },
    (_, i): Box => ({
      corners: [i % 60, Math.floor(i / 60), 0.5, 0.5],
      objectness: 1,
      scores: [0.9, 0, 0],
    }),
  );
  const crack: Box = { corners: [40, 50, 4, 4], objectness: 1, scores: [0, 0.72, 0] };
  const layout = layouts['columns without objectness'] as Layout;
  expect(decide(seen(layout, [...grain, crack], body), body).kind).toBe('fail');
  // Without the crack nobody knows what else was left out.
  expect(decide(seen(layout, grain, body), body)).toEqual({
    kind: 'undetermined',
    reasons: [{ code: 'boxes-cut', told: 300 }],
  });
  // Where nothing of that class is recorded, nothing is left out.
  expect(decide(seen(layout, grain, { ...body, recordAbove: 0.95 }), body).kind).toBe('pass');
});

describe('numbers that cannot be a score, class or count', () => {
  const layout = layouts['columns without objectness'] as Layout;
  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0.4, 1.2])('a score of %d', (odd) => {
    const one: Box = { corners: [8, 8, 4, 4], objectness: 1, scores: [0, odd, 0] };
    expect(() => seen(layout, [one], DEFAULT_RECIPE_BODY)).toThrow('a score of 0 to 1 is expected');
  });

  test.each([Number.NaN, -2, 0.5])('class %d of a box that the model chose', (odd) => {
    const outputs = tensor([1, 1, 6], [1, 1, 9, 9, 0.9, odd]);
    const settings = { floors: floorsOf(DEFAULT_RECIPE_BODY), iou: 0.45 };
    expect(() => readSighting(outputs, { ...PROFILE, layout: 'end-to-end' }, LETTERBOX, settings)).toThrow('expected');
  });

  test('rows that only fill up the output are ignored', () => {
    const outputs = tensor([1, 3, 6], [0, 0, 0, 0, 0, -1, -1, -1, -1, -1, -1, -1, 1, 1, 9, 9, 0.9, 1]);
    const settings = { floors: floorsOf(DEFAULT_RECIPE_BODY), iou: 0.45 };
    const { detections } = readSighting(outputs, { ...PROFILE, layout: 'end-to-end' }, LETTERBOX, settings);
    expect(detections).toMatchObject([{ className: 'crack' }]);
  });

  test.each([-1, 101, 1e9, 0.5])('a count of %d boxes with space for 100', (count) => {
    const outputs: OutputTensors = new Map(
      Object.entries({ boxes: 400, scores: 100, classes: 100, selection: 1 }).map(([name, length]) => [
        name,
        { dims: [length], type: 'float32', data: new Float32Array(length).fill(name === 'selection' ? count : 0) },
      ]),
    );
    const named = { boxes: 'boxes', scores: 'scores', classes: 'classes', selection: 'selection' };
    const profile: ModelProfile = { ...PROFILE, layout: 'nms-outputs', outputs: named };
    const settings = { floors: floorsOf(DEFAULT_RECIPE_BODY), iou: 0.45 };
    expect(() => readSighting(outputs, profile, LETTERBOX, settings)).toThrow(/count/);
  });
});
