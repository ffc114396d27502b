import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arePlainInspectionFigures,
  arePlainShotFigures,
  detectionsSchema,
  inspectedFiguresSchema,
  isPlainDetection,
  shotFiguresSchema,
} from '../../../../main/engine/store/recording/record-figures.ts';
import { detection, inspectionRecord } from '../../../support/store/records.ts';

const PLACE = { laneId: 1, recipeId: 1, at: 1_772_000_000_000 } as Parameters<typeof inspectionRecord>[0];
const usual = inspectionRecord(PLACE, 'L1_SN1.jpg', { detections: [detection('scratch', 0.5)] });

/** Figures as models, clocks and file systems give them: mostly right ones, the ends of every range, and what is no number. */
const figure = fc.oneof(
  { arbitrary: fc.double({ min: 0, max: 1 }), weight: 2 },
  { arbitrary: fc.nat(), weight: 2 },
  fc.double(),
  fc.integer(),
  fc.constantFrom(-0, -1, 1e6, 1e7 + 1, 8e15, 8.64e15, 8.65e15, 2 ** 53, Number.MAX_VALUE, Number.NaN, Infinity),
);

/** Whatever the quick look says yes to, the schema says yes to; and it does say yes, to a share of these that is worth asking. */
function expectImplied<T>(values: fc.Arbitrary<T>, isPlain: (value: T) => boolean, isReadable: (value: T) => boolean) {
  const plain = fc.sample(values, { numRuns: 20_000 }).filter(isPlain);
  expect(plain.length).toBeGreaterThan(20);
  expect(plain.filter((value) => !isReadable(value))).toEqual([]);
}

describe('the quick check of a record’s figures', () => {
  it('lets no detection through that could not be read back', () => {
    const found = fc
      .record({ classIndex: figure, score: figure, x: figure, y: figure, width: figure, height: figure })
      .map(({ classIndex, score, ...sides }) => ({
        ...detection('scratch', 0.5),
        ...{ classIndex, score, box: { space: 'pixel' as const, ...sides } },
      }));
    expectImplied(found, isPlainDetection, (value) => detectionsSchema.safeParse([value]).success);
  });

  it('lets no times and sizes of a file through that could not be read back', () => {
    const shot = fc
      .record({ sizeBytes: figure, mtimeMs: figure, capturedAt: figure, admittedAt: figure })
      .map((figures) => ({ ...usual.shot, ...figures }));
    expectImplied(shot, arePlainShotFigures, (value) => shotFiguresSchema.safeParse(value).success);
  });

  it('lets no figures of an inspection through that could not be read back', () => {
    const record = fc
      .record({
        width: figure,
        height: figure,
        decidedAt: figure,
        brightness: figure,
        sharpness: figure,
        decode: figure,
      })
      .map(({ brightness, sharpness, decode, ...sizes }) => ({
        ...usual,
        ...sizes,
        optics: { brightness, contrast: 1, sharpness },
        stageTimes: { decode },
      }));
    expectImplied(record, arePlainInspectionFigures, (value) => inspectedFiguresSchema.safeParse(value).success);
  });

  it('is enough for the records of a line', () => {
    expect(arePlainShotFigures(usual.shot)).toBe(true);
    expect(arePlainInspectionFigures(usual)).toBe(true);
    expect(usual.detections.every(isPlainDetection)).toBe(true);
  });
});
