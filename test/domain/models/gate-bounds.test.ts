import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GateEvidence, judgeRules } from '../../../main/domain/models/gate-rules.ts';
import { estimateShare } from '../../../main/domain/statistics/wilson-interval.ts';
import { DEFAULT_GATE_RULES, type GateRule, type PairedRecall } from '../../../preload/contract/models/gate.ts';
import { gateFigures } from '../../support/models/gate-reports.ts';

type Counts = Readonly<{ both: number; neither: number; onlyChallenger: number; onlyChampion: number }>;

const count = (max: number) => fc.integer({ min: 0, max });
/** How often both models, neither, or only one of them found the boxes of a class. */
const counts = fc
  .record({ both: count(200), neither: count(50), onlyChallenger: count(40), onlyChampion: count(40) })
  .filter((each) => sum(each) > 0);
const classes = fc.array(counts, { minLength: 1, maxLength: 4 });
const limit = fc.double({ min: 0, max: 0.5, noNaN: true });
const everyClass = (of: number): GateRule => ({ kind: 'every-class-recall', limit: of, isMust: false });

function sum({ both, neither, onlyChallenger, onlyChampion }: Counts): number {
  return both + neither + onlyChallenger + onlyChampion;
}

/** What a run finds whose classes were found that often; each box is on a part of its own, and there are as many good parts. */
function evidenceOf(all: readonly Counts[]): GateEvidence {
  const named = all.map((each, index) => ({ ...each, className: `class ${index}`, boxes: sum(each) }));
  const figures = (recallOf: (of: Counts) => number) =>
    gateFigures({
      map50: 1,
      map50Interval: { low: 1, high: 1 },
      classes: named.map((each) => ({
        className: each.className,
        trueBoxes: each.boxes,
        recall: recallOf(each) / each.boxes,
        ...{ ap50: null, ap50To95: null, precision: null },
      })),
      escapes: estimateShare(0, 1000),
      overkill: estimateShare(0, 1000),
    });
  const badParts = named.reduce((total, { boxes }) => total + boxes, 0);
  const recalls = named.map(
    ({ className, boxes, onlyChallenger, onlyChampion }): PairedRecall => ({
      ...{ className, boxes, missedByChallenger: onlyChampion, missedByChampion: onlyChallenger },
    }),
  );
  return {
    challenger: figures(({ both, onlyChallenger }) => both + onlyChallenger),
    champion: figures(({ both, onlyChampion }) => both + onlyChampion),
    ...{ recalls, parts: 2 * badParts, badParts },
    classParts: named.map(({ className, boxes }) => ({ className, parts: boxes })),
  };
}

const isMet = (rule: GateRule, found: GateEvidence) => judgeRules([rule], found)[0]?.isMet;

test('a rule about every class is met only if each class meets it alone', () => {
  fc.assert(
    fc.property(classes, limit, (all, margin) => {
      const alone = all.map((each) => isMet(everyClass(margin), evidenceOf([each])));
      const expected = alone.includes(false) ? false : alone.includes(null) ? null : true;
      expect(isMet(everyClass(margin), evidenceOf(all))).toBe(expected);
    }),
  );
});

test('a model that misses one box more is never judged better', () => {
  const rank = (verdict: boolean | null | undefined) => (verdict === true ? 2 : verdict === null ? 1 : 0);
  fc.assert(
    fc.property(counts, limit, (each, margin) => {
      fc.pre(each.both > 0);
      const worse = { ...each, both: each.both - 1, onlyChampion: each.onlyChampion + 1 };
      const [before, after] = [each, worse].map((of) => isMet(everyClass(margin), evidenceOf([of])));
      expect(rank(after)).toBeLessThanOrEqual(rank(before));
    }),
  );
});

test('with the default rules, no model is accepted whose recall of a class could be more than a tenth below the champion’s', () => {
  fc.assert(
    fc.property(classes, (all) => {
      const outcomes = judgeRules(DEFAULT_GATE_RULES, evidenceOf(all));
      const isAccepted = outcomes.every((outcome) => outcome.isMet === true);
      const isFarBelow = all.some((each) => each.onlyChampion - each.onlyChallenger > 0.1 * sum(each));
      const isTooSmall = all.some((each) => sum(each) < 10) || all.reduce((total, each) => total + sum(each), 0) < 30;
      if (isFarBelow || isTooSmall) expect(isAccepted).toBe(false);
    }),
  );
});

test('a perfect model on enough parts is accepted by the default rules', () => {
  const perfect = { both: 60, neither: 0, onlyChallenger: 0, onlyChampion: 0 };
  expect(judgeRules(DEFAULT_GATE_RULES, evidenceOf([perfect, perfect])).map((outcome) => outcome.isMet)).toEqual(
    DEFAULT_GATE_RULES.map(() => true),
  );
});
