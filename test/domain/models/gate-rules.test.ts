import { expect, test } from 'vitest';
import {
  classParts,
  type GoldenLook,
  gateFigures,
  gateSlices,
  limitOf,
} from '../../../main/domain/models/gate-figures.ts';
import { failedRules, type GateEvidence, judgeRules } from '../../../main/domain/models/gate-rules.ts';
import { pairedRecall } from '../../../main/domain/models/paired-recall.ts';
import type { GateRule } from '../../../preload/contract/models/gate.ts';
import type { Detection } from '../../../preload/contract/models/model.ts';
import { DEFAULT_RECIPE_BODY } from '../../../preload/contract/station/recipe.ts';

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

test('figures equal a calculation by hand', () => {
  const figures = gateFigures(looks, body);
  // (51 + 50 · 2/3) / 101 by the 101 recall levels of COCO; no chip was there to find.
  expect(figures.map50).toBeCloseTo((51 + (50 * 2) / 3) / 101, 12);
  expect(figures.classes[0]).toMatchObject({ className: 'crack', precision: 2 / 3, recall: 1 });
  expect(figures.classes[1]).toMatchObject({ className: 'chip', ap50: null, recall: null });
  expect(figures.escapes).toMatchObject({ count: 0, of: 1 });
  expect(figures).toMatchObject({ latencyP50Ms: 10, latencyP95Ms: 30 });
});

test('slices show recall by lot, brightness and size of the defect, side by side', () => {
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

const cracksOnly = { ...body, defects: body.defects.filter(({ className }) => className === 'crack') };
const blindLooks = looks.map((each) => ({ ...each, detections: [] }));

const looksOf = (times: number) => Array.from({ length: times }, () => looks).flat();

/** What a run of the gate finds when both models look at so many times the same parts. */
function evidence(
  ours: readonly GoldenLook[],
  theirs: readonly GoldenLook[] | null,
  times: number,
  recipe = cracksOnly,
): GateEvidence {
  const repeat = (of: readonly GoldenLook[]) => Array.from({ length: times }, () => of).flat();
  const [challenger, champion] = [repeat(ours), theirs && repeat(theirs)];
  return {
    challenger: gateFigures(challenger, recipe),
    champion: champion && gateFigures(champion, recipe),
    recalls: champion === null ? [] : [...pairedRecall(challenger, champion, limitOf(recipe))],
    classParts: [...classParts(challenger, recipe)],
    parts: challenger.length,
    badParts: challenger.filter(({ isBad }) => isBad).length,
  };
}

const verdicts = (rules: GateRule[], found: GateEvidence) => judgeRules(rules, found).map(({ isMet }) => isMet);

test('a rule is judged by the end of the interval: a few parts never open the gate', () => {
  const few = evidence(looks, looks, 5);
  const many = evidence(looks, looks, 400);
  const escapes = rule({ kind: 'max-escapes', limit: 0.01 });
  const recall = rule({ kind: 'class-recall', limit: 0.05 });
  expect(verdicts([escapes, recall], few)).toEqual([null, null]);
  expect(verdicts([escapes, recall], many)).toEqual([true, true]);
  // 0 of 5: Wilson's interval ends at z² ÷ (5 + z²) = 43.4 %; z² · 99 − 5 more parts without an escape bring it to 1 %.
  const [seen] = judgeRules([escapes], few);
  expect(seen?.challenger).toBe(0);
  expect(seen?.bound).toBeCloseTo(0.4345, 3);
  expect(seen).toMatchObject({ of: 5, stillNeeded: 376 });
});

test('a model that misses what the champion finds fails every rule about it, and a model alone cannot fall behind', () => {
  const blind = evidence(blindLooks, looks, 50);
  const every = rule({ kind: 'every-class-recall', limit: 0.1 });
  expect(verdicts([rule({ kind: 'class-recall', limit: 0.1 }), every], blind)).toEqual([false, false]);
  expect(judgeRules([every], blind)[0]).toMatchObject({ className: 'crack', of: 100, challenger: 0, champion: 1 });
  expect(verdicts([rule({ kind: 'max-escapes', limit: 0.1 })], blind)).toEqual([false]);
  expect(verdicts([every, rule({ kind: 'max-latency-ratio', limit: 1 })], evidence(looks, null, 50))).toEqual([
    true,
    true,
  ]);
});

test('what cannot be judged is not met: a class without boxes, an interval of too few images', () => {
  const good = evidence(looks, looks, 1);
  expect(verdicts([rule({ kind: 'class-recall', className: 'chip' })], good)).toEqual([null]);
  expect(verdicts([rule({ kind: 'min-map50' })], good)).toEqual([null]);
  expect(verdicts([rule({ kind: 'max-latency-ratio', limit: 1 })], good)).toEqual([true]);
});

test('a figure within its limit on too few parts is not known, one beyond its limit is not met', () => {
  const oneOfFive = evidence([...looks, ...looks, ...looks, ...looks, ...blindLooks], looksOf(5), 1);
  const rules = (limit: number) => [rule({ kind: 'max-escapes', limit }), rule({ kind: 'every-class-recall', limit })];
  expect(verdicts(rules(0.1), oneOfFive)).toEqual([false, false]);
  expect(verdicts(rules(0.3), oneOfFive)).toEqual([null, null]);
});

test('a class of the recipe that no golden part shows keeps the recall of every class unknown, with a champion and without', () => {
  const every = rule({ kind: 'every-class-recall', limit: 0.1 });
  for (const champion of [looks, null]) {
    const [outcome] = judgeRules([every], evidence(looks, champion, 100, body));
    expect(outcome).toMatchObject({ isMet: null, className: 'chip' });
  }
  // What is known to be worse comes before what is not known.
  const [worst] = judgeRules([every], evidence(blindLooks, looks, 100, body));
  expect(worst).toMatchObject({ isMet: false, className: 'crack' });
});

test('every class of the recipe must be boxed on enough parts, however many boxes there are on each', () => {
  const enough = rule({ kind: 'min-class-parts', limit: 20 });
  expect(judgeRules([enough], evidence(looks, looks, 19))).toMatchObject([
    { isMet: false, challenger: 19, className: 'crack', stillNeeded: 1 },
  ]);
  expect(verdicts([enough], evidence(looks, looks, 20))).toEqual([true]);
  expect(judgeRules([enough], evidence(looks, looks, 20, body))).toMatchObject([
    { isMet: false, challenger: 0, className: 'chip' },
  ]);
  // A run of a version that did not count them.
  expect(verdicts([enough], { ...evidence(looks, looks, 20), classParts: [] })).toEqual([null]);
});

test('mAP is judged by the lower end of its interval', () => {
  const many = evidence([...looks, ...looks, ...looks, ...blindLooks], null, 50);
  const low = many.challenger.map50Interval?.low ?? Number.NaN;
  expect(low).toBeGreaterThan(0.5);
  expect(low).toBeLessThan(many.challenger.map50 ?? 0);
  expect(
    verdicts([rule({ kind: 'min-map50', limit: low - 0.01 }), rule({ kind: 'min-map50', limit: low + 0.01 })], many),
  ).toEqual([true, null]);
});

test('a golden set that is too small reports how many parts of which kind are missing', () => {
  const outcomes = judgeRules(
    [rule({ kind: 'min-bad-parts', limit: 30 }), rule({ kind: 'min-good-parts', limit: 20 })],
    evidence(looks, looks, 20),
  );
  expect(outcomes).toMatchObject([
    { isMet: false, challenger: 20, stillNeeded: 10 },
    { isMet: true, challenger: 20, stillNeeded: null },
  ]);
});

test('mandatory rules are counted separately, and an unknown one counts as failed', () => {
  const outcomes = judgeRules(
    [
      rule({ kind: 'min-map50', limit: 0.99 }),
      rule({ kind: 'class-recall', className: 'chip', isMust: true }),
      rule({ kind: 'max-overkill' }),
    ],
    evidence(looks, looks, 20),
  );
  expect(failedRules(outcomes)).toEqual({ failed: 2, must: 1 });
});
