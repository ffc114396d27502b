import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide as decideOn, isOnRecord, undeterminedBy } from '../../../main/domain/verdict/decide.ts';
import { detectorFailed } from '../../../preload/contract/faults/detector-failure.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';
import { DEFAULT_RECIPE_BODY, type RecipeBody } from '../../../preload/contract/station/recipe.ts';

const body: RecipeBody = {
  ...DEFAULT_RECIPE_BODY,
  defects: [
    { className: 'crack', rejectAt: 0.5, clearBelow: 0.2 },
    { className: 'stain', rejectAt: 0.9, clearBelow: 0.7 },
  ],
  otherDefects: { rejectAt: 0.6, clearBelow: 0.25 },
};

function found(className: string, score: number): Detection {
  return { classIndex: 0, className, score, box: { space: 'pixel', x: 0, y: 0, width: 1, height: 1 } };
}

/** Of a look that told all of its boxes. */
function decide(detections: readonly Detection[], recipe: RecipeBody) {
  return decideOn({ detections, isCut: false }, recipe);
}

const detections = fc.array(
  fc
    .tuple(fc.constantFrom('crack', 'stain', 'chip'), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([className, score]) => found(className, score)),
  { maxLength: 12 },
);

const ORDER = { pass: 0, undetermined: 1, fail: 2 } as const;

test.each([
  ['nothing found', [], 'pass'],
  ['a crack just below its clear limit', [found('crack', 0.1999)], 'pass'],
  ['a crack at its clear limit', [found('crack', 0.2)], 'undetermined'],
  ['a crack at its reject limit', [found('crack', 0.5)], 'fail'],
  ['a stain that would fail as a crack', [found('stain', 0.65)], 'pass'],
  ['a class that the recipe does not name, below the other limits', [found('chip', 0.24)], 'pass'],
  ['a class that the recipe does not name, between the other limits', [found('chip', 0.3)], 'undetermined'],
  ['one sure defect among unsure ones', [found('chip', 0.3), found('crack', 0.7)], 'fail'],
])('%s', (_name, given, kind) => {
  expect(decide(given, body).kind).toBe(kind);
});

test('a fail names the defects with the limits that they crossed, the worst first', () => {
  const verdict = decide([found('chip', 0.3), found('crack', 0.6), found('crack', 0.8), found('stain', 0.95)], body);

  expect(verdict.reasons).toEqual([
    { code: 'defect', className: 'stain', score: 0.95, rejectAt: 0.9 },
    { code: 'defect', className: 'crack', score: 0.8, rejectAt: 0.5 },
    { code: 'unsure', className: 'chip', score: 0.3, clearBelow: 0.25, rejectAt: 0.6 },
  ]);
});

test('the order of detections does not matter', () => {
  fc.assert(
    fc.property(detections, fc.integer(), (given, seed) => {
      const shuffled = [...given].sort((a, b) => ((a.score * 1e6 + seed) % 7) - ((b.score * 1e6 + seed) % 7));
      expect(decide(shuffled, body)).toEqual(decide(given, body));
    }),
  );
});

test('a higher score or one more detection never makes a part better', () => {
  fc.assert(
    fc.property(detections, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (given, at, score) => {
      const before = ORDER[decide(given, body).kind];
      const more = [...given, found('crack', score)];
      const raised = given.map((one, index) =>
        index === at % given.length ? { ...one, score: Math.max(one.score, score) } : one,
      );
      expect(ORDER[decide(more, body).kind]).toBeGreaterThanOrEqual(before);
      expect(ORDER[decide(raised, body).kind]).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('a part with more boxes than can be told is a person’s, unless it fails', () => {
  fc.assert(
    fc.property(detections, (given) => {
      const { kind, reasons } = decide(given, body);
      const cut = decideOn({ detections: given, isCut: true }, body);
      expect(cut.kind).toBe(kind === 'fail' ? 'fail' : 'undetermined');
      expect(cut.reasons).toEqual([
        ...reasons.filter(({ code }) => code !== 'all-clear'),
        { code: 'boxes-cut', told: given.length },
      ]);
    }),
  );
});

test('every detection that a verdict names is on record, however low the limit of its class', () => {
  const low = { ...body, recordAbove: 0.3 };
  fc.assert(
    fc.property(detections, (given) => {
      const recorded = given.filter((one) => isOnRecord(one, low));
      expect(decide(recorded, low)).toEqual(decide(given, low));
      expect(given.filter((one) => one.score >= 0.3 && !recorded.includes(one))).toEqual([]);
    }),
  );
});

test('a score that is no number leaves the part undetermined, by a fault', () => {
  for (const score of [Number.NaN, Number.POSITIVE_INFINITY, -0.1, 1.5]) {
    const fault = detectorFailed({ why: 'no-score', figures: { score: String(score), className: 'crack' } });
    expect(decide([found('crack', score)], body)).toEqual({
      kind: 'undetermined',
      reasons: [{ code: 'fault', fault }],
    });
  }
});

test('a fault leaves the part undetermined', () => {
  expect(undeterminedBy({ code: 'file-vanished' })).toEqual({
    kind: 'undetermined',
    reasons: [{ code: 'fault', fault: { code: 'file-vanished' } }],
  });
});
