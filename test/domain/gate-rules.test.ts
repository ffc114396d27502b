import { expect, test } from 'vitest';
import { type GoldenLook, gateFigures, gateSlices } from '../../main/domain/gate-figures.ts';
import { failedRules, judgeRules } from '../../main/domain/gate-rules.ts';
import type { GateRule } from '../../preload/contract/gate.ts';
import type { Detection } from '../../preload/contract/model.ts';
import { DEFAULT_RECIPE_BODY } from '../../preload/contract/recipe.ts';

const body = {
  ...DEFAULT_RECIPE_BODY,
  defects: ['crack', 'chip'].map((className) => ({ className, rejectAt: 0.6, clearBelow: 0.3 })),
};
const boxAt = (x: number, side = 40) => ({ space: 'pixel', x, y: 0, width: side, height: side }) as const;
const found = (className: string, score: number, x: number, side = 40): Detection => ({
  classIndex: 0,
  className,
  score,
  box: boxAt(x, side),
});

function look(change: Partial<GoldenLook>): GoldenLook {
  return {
    isBad: true,
    isCut: false,
    hasBoxes: true,
    truth: [],
    detections: [],
    laneName: 'A',
    lot: 'L1',
    brightness: 100,
    elapsedMs: 10,
    ...change,
  };
}

/** Two true cracks on one part, of which one is found at 0.9 and one only at 0.7 behind a false alarm at 0.8; one clean part. */
const looks = [
  look({
    truth: [
      { className: 'crack', box: boxAt(0) },
      { className: 'crack', box: boxAt(100, 100) },
    ],
    detections: [found('crack', 0.9, 0), found('crack', 0.8, 400), found('crack', 0.7, 100, 100)],
  }),
  look({ isBad: false, lot: 'L2', elapsedMs: 30 }),
];

test('figures are those calculated by hand', () => {
  const figures = gateFigures(looks, body);
  // (51 + 50 · 2/3) / 101 by the 101 recall levels of COCO; no chip was there to find.
  expect(figures.map50).toBeCloseTo((51 + (50 * 2) / 3) / 101, 12);
  expect(figures.classes[0]).toMatchObject({ className: 'crack', precision: 2 / 3, recall: 1 });
  expect(figures.classes[1]).toMatchObject({ className: 'chip', ap50: null, recall: null });
  expect(figures.escapes).toMatchObject({ count: 0, of: 1 });
  expect(figures).toMatchObject({ latencyP50Ms: 10, latencyP95Ms: 30 });
});

test('slices tell recall by lot, brightness and size of the defect, side by side', () => {
  const blind = looks.map((each) => ({ ...each, detections: [] }));
  const slices = gateSlices(looks, blind, body);
  expect(slices.map(({ kind, key, challenger, champion }) => [kind, key, challenger?.count, champion?.count])).toEqual([
    ['lane', 'A', 2, 0],
    ['brightness', 'medium', 2, 0],
    ['defect-size', 'medium', 1, 0],
    ['defect-size', 'large', 1, 0],
    ['lot', 'L1', 2, 0],
  ]);
});

test('a part known to be bad without boxes counts for the verdict and not for the boxes', () => {
  const figures = gateFigures([...looks, look({ hasBoxes: false })], body);
  expect(figures.escapes).toMatchObject({ count: 1, of: 2 });
  expect(figures.map50).toBe(gateFigures(looks, body).map50);
});

const rule = (change: Partial<GateRule> & Pick<GateRule, 'kind'>): GateRule =>
  ({ limit: 0.5, isMust: false, className: 'crack', ...change }) as GateRule;

test('a rule compares with its limit or with the champion, and what cannot be judged is not met', () => {
  const good = gateFigures(looks, body);
  const blind = gateFigures(
    looks.map((each) => ({ ...each, detections: [] })),
    body,
  );
  const verdicts = (rules: GateRule[], challenger = good, champion: typeof good | null = good) =>
    judgeRules(rules, challenger, champion).map(({ isMet }) => isMet);
  expect(verdicts([rule({ kind: 'min-map50' }), rule({ kind: 'min-map50', limit: 0.9 })])).toEqual([true, false]);
  expect(verdicts([rule({ kind: 'class-recall', limit: 0 })])).toEqual([true]);
  expect(verdicts([rule({ kind: 'class-recall', limit: 0 })], blind)).toEqual([false]);
  expect(verdicts([rule({ kind: 'class-recall', className: 'chip' })])).toEqual([null]);
  expect(verdicts([rule({ kind: 'max-escapes', limit: 0.1 })], blind)).toEqual([false]);
  expect(verdicts([rule({ kind: 'max-latency-ratio', limit: 1 })])).toEqual([true]);
  expect(verdicts([rule({ kind: 'max-latency-ratio', limit: 1 })], good, null)).toEqual([true]);
});

test('rules that must hold are counted apart, and an unknown one counts as failed', () => {
  const good = gateFigures(looks, body);
  const outcomes = judgeRules(
    [
      rule({ kind: 'min-map50', limit: 0.99 }),
      rule({ kind: 'class-recall', className: 'chip', isMust: true }),
      rule({ kind: 'max-overkill' }),
    ],
    good,
    good,
  );
  expect(failedRules(outcomes)).toEqual({ failed: 2, must: 1 });
});
