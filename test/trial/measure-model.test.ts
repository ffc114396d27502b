import { expect, test } from 'vitest';
import { describeMeasures } from '../../main/trial/describe-measures.ts';
import type { SeenPart } from '../../main/trial/look-at-parts.ts';
import { limitsFor, measureModel } from '../../main/trial/measure-model.ts';
import { modelMeasuresSchema } from '../../preload/contract/models/model.ts';

const BOX = { space: 'pixel', x: 100, y: 100, width: 80, height: 40 } as const;
const SOURCE = { seed: 'six parts', count: 6, badShare: 0.5, lamps: 'many' } as const;

function seen(isBad: boolean, ...scores: number[]): SeenPart {
  return {
    isBad,
    isCut: false,
    elapsedMs: 30,
    truth: isBad ? [{ className: 'crack', box: BOX }] : [],
    detections: scores.map((score) => ({ classIndex: 0, className: 'crack', score, box: BOX })),
  };
}

const parts = [seen(true, 0.9), seen(true, 0.4), seen(true, 0.1), seen(false), seen(false, 0.5), seen(false, 0.05)];
const limits = [{ className: 'crack', clearBelow: 0.2, rejectAt: 0.8 }];

test('parts are decided as on the station: bad ones below the limit escape, those in between go to a person', () => {
  const measures = measureModel(parts, ['crack'], limits, SOURCE);
  expect(measures).toMatchObject({
    seed: 'six parts',
    parts: 6,
    badParts: 3,
    decided: { count: 4, of: 6 },
    escapes: { count: 1, of: 3 },
    overkill: { count: 0, of: 3 },
    // Of three bad parts two are decided, of three good ones two: two thirds whatever the mix.
    decidedUsually: { badShare: 0.12, share: expect.closeTo(2 / 3, 12) },
    classes: [{ className: 'crack', trueBoxes: 3, precision: 1, recall: expect.closeTo(1 / 3, 12) }],
    confusion: [
      { truth: 'crack', detected: 'crack', count: 1 },
      { truth: 'crack', detected: null, count: 2 },
    ],
  });
  // Right, wrong (the good part at 0.5), right, right: precision 1, 2/3 and 3/4 at recalls 1/3, 2/3 and 1.
  expect(measures.map50).toBeCloseTo((34 + 67 * 0.75) / 101, 12);
  expect(modelMeasuresSchema.parse(measures)).toEqual(measures);
});

test('suggested limits pass no more bad parts than allowed, and a higher allowance decides more', () => {
  const many = parts.flatMap((each) => Array.from({ length: 400 }, () => each));
  expect(limitsFor(many, ['crack'], { escapes: 0.01, overkill: 0.01 })).toEqual([
    { className: 'crack', clearBelow: 0.06, rejectAt: 0.9 },
  ]);
  expect(limitsFor(many, ['crack'], { escapes: 0.7, overkill: 0.4 })).toEqual([
    { className: 'crack', clearBelow: 0.51, rejectAt: 0.51 },
  ]);
});

test('the text names every denominator', () => {
  const text = describeMeasures(measureModel(parts, ['crack'], limits, SOURCE), limits);
  expect(text).toContain('decided without a person  66.7% (4 of 6 parts;');
  expect(text).toContain('bad parts that passed     33.3% (1 of 3 bad parts;');
  expect(text).toContain('good parts that failed    0.0% (0 of 3 good parts;');
  expect(text).toContain('crack taken for nothing: 2');
});
