import { judgeRules } from '../../../main/domain/models/gate-rules.ts';
import { estimateShare } from '../../../main/domain/statistics/wilson-interval.ts';
import type { GateFigures, GateRule } from '../../../preload/contract/models/gate.ts';
import { gateFigures } from '../../support/models/gate-reports.ts';
import { randomNumbers } from '../../support/random.ts';
import { row, type TruthRow, worst } from '../row.ts';

type Random = () => number;

const NO_FIGURES = gateFigures({ latencyP50Ms: 20, latencyP95Ms: 30 });

/** Models that are exactly as bad as a rule just does not allow, on golden sets of many sizes. */
export function gateRows(runs: number): readonly TruthRow[] {
  const sizes = [50, 200, 500, 765, 1000, 1500, 3000];
  return [
    worst([0.005, 0.02, 0.1].flatMap((limit) => sizes.map((bad) => escapesRow(limit, bad, runs)))),
    worst([0.02, 0.05].flatMap((limit) => [50, 200, 500, 1000].map((boxes) => recallRow(limit, boxes, runs)))),
  ];
}

function escapesRow(limit: number, bad: number, runs: number): TruthRow {
  const random = randomNumbers(bad);
  const rule: GateRule = { kind: 'max-escapes', limit, isMust: true };
  let met = 0;
  for (let run = 0; run < runs; run += 1) {
    const escapes = estimateShare(countOf(bad, limit, random), bad);
    const [outcome] = judgeRules([rule], {
      ...{ challenger: { ...NO_FIGURES, escapes }, champion: null, recalls: [], classParts: [] },
      ...{ parts: 2 * bad, badParts: bad },
    });
    if (outcome?.isMet === true) met += 1;
  }
  return row('the gate’s "at most so many escapes" is met by a model that is at the limit', 'at most', 0.05, {
    ...{ count: met, of: runs, note: `limit ${100 * limit} %, ${bad} bad parts` },
  });
}

/** The challenger misses `limit` more of the boxes than the champion, which misses one in twenty. */
function recallRow(limit: number, boxes: number, runs: number): TruthRow {
  const random = randomNumbers(boxes);
  const rule: GateRule = { kind: 'class-recall', className: 'chip', limit, isMust: true };
  const figures = (missed: number): GateFigures => ({
    ...NO_FIGURES,
    classes: [
      { className: 'chip', trueBoxes: boxes, ap50: null, ap50To95: null, precision: null, recall: 1 - missed / boxes },
    ],
  });
  let met = 0;
  for (let run = 0; run < runs; run += 1) {
    let [byChallenger, byChampion] = [0, 0];
    for (let box = 0; box < boxes; box += 1) {
      const draw = random();
      if (draw < 0.03 + limit) byChallenger += 1;
      else if (draw < 0.06 + limit) byChampion += 1;
    }
    const recalls = [{ className: 'chip', boxes, missedByChallenger: byChallenger, missedByChampion: byChampion }];
    const [outcome] = judgeRules([rule], {
      ...{ challenger: figures(byChallenger), champion: figures(byChampion), recalls, classParts: [] },
      ...{ parts: boxes, badParts: boxes },
    });
    if (outcome?.isMet === true) met += 1;
  }
  return row('the gate’s "recall at most so much lower" is met by a model that is at the limit', 'at most', 0.05, {
    ...{ count: met, of: runs, note: `limit ${100 * limit} %, ${boxes} boxes` },
  });
}

function countOf(of: number, chance: number, random: Random): number {
  let count = 0;
  for (let part = 0; part < of; part += 1) if (random() < chance) count += 1;
  return count;
}
