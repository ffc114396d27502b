import { isTargetShown } from '../../../main/domain/review/audit-target.ts';
import { auditedShare } from '../../../main/domain/review/audited-share.ts';
import { correctedShare } from '../../../main/domain/review/corrected-share.ts';
import { estimateShare } from '../../../main/domain/statistics/wilson-interval.ts';
import { randomNumbers } from '../../support/random.ts';
import { type AuditHistory, auditCoverage, drawAudits, isWithin } from '../../support/store/audit-truth.ts';
import { row, type TruthRow, worst } from '../row.ts';

const RATES = [0, 0.0005, 0.002, 0.005, 0.02, 0.05, 0.1];
const SHARES = [[0.01], [0.05], [0.2], [0.01, 0.05, 0.2]];
const STRATA = [1, 3, 10, 30];

/** Every mix of true rate, audited shares and number of strata: of escapes and of overkill alike, which differ in nothing but the name. */
const cases = RATES.flatMap((rate) =>
  SHARES.flatMap((shares) => STRATA.map((strata) => ({ rate, shares, strata, seed: 1000 * strata + shares.length }))),
);
const nameOf = ({ rate, shares, strata }: AuditHistory) =>
  `rate ${percent(rate)}, audited ${shares.map(percent).join('/')}, strata ${strata}`;
const percent = (share: number) => `${+(100 * share).toFixed(2)} %`;

/** The intervals of escapes and overkill against histories whose true share is known. */
export function auditRows(runs: number): readonly TruthRow[] {
  const coverage = (history: Partial<AuditHistory>) =>
    cases.map((each) => ({ name: nameOf(each), ...auditCoverage({ ...each, ...history, runs }) }));
  const ofInterval = (statement: string, history: Partial<AuditHistory>) =>
    worst(
      coverage(history).map(({ name, count, told }) =>
        row(statement, 'at least', 0.93, { count, of: told, note: name }),
      ),
    );
  const ofBounds = (statement: string, history: Partial<AuditHistory>) =>
    worst(
      coverage(history).map(({ name, countAtWorst, told }) =>
        row(statement, 'at least', 0.93, { count: countAtWorst, of: told, note: name }),
      ),
    );
  const evenly = { ofWrong: 0.2, ofRight: 0.2 };
  return [
    ofInterval('escapes, overkill: the interval holds the true share', {}),
    ofInterval('the same, a fifth of the audits late or inconclusive', { late: evenly, inconclusive: evenly }),
    ofBounds('the worst-case bounds hold it, wrong ones twice as often inconclusive, thrice as often late', {
      inconclusive: { ofWrong: 0.2, ofRight: 0.1 },
      late: { ofWrong: 0.3, ofRight: 0.1 },
    }),
    worst(cases.map((each) => correctedRow({ ...each, errors: { miss: 0.1, falseAlarm: 0.02 } }, runs))),
    worst([0.001, 0.005, 0.02].map((target) => targetRow(target, runs))),
  ];
}

/** People who err, and 400 parts of known answer on either side that tell how often. */
function correctedRow(history: AuditHistory & { readonly seed: number }, runs: number): TruthRow {
  const looks = 400;
  const random = randomNumbers(history.seed);
  const { miss, falseAlarm } = history.errors ?? { miss: 0, falseAlarm: 0 };
  const found = (chance: number) => {
    let count = 0;
    for (let look = 0; look < looks; look += 1) if (random() < chance) count += 1;
    return estimateShare(count, looks);
  };
  let [told, count] = [0, 0];
  for (let run = 0; run < runs; run += 1) {
    const { strata, truth } = drawAudits({ ...history, random });
    const share = auditedShare(strata);
    const corrected = share && correctedShare(share, { falseCall: found(falseAlarm), missedCall: found(miss) });
    if (corrected === null) continue;
    told += 1;
    if (isWithin(truth, corrected.low, corrected.high)) count += 1;
  }
  return row(
    'people err (10 % misses, 2 % false alarms): the corrected interval holds the true share',
    'at least',
    0.93,
    {
      ...{ count, of: told, note: nameOf(history) },
    },
  );
}

/** A process just worse than its target, looked at every day for two hundred days. */
function targetRow(target: number, runs: number): TruthRow {
  const random = randomNumbers(23);
  let shown = 0;
  for (let run = 0; run < runs; run += 1) if (isEverShown(target, random)) shown += 1;
  return row(
    '"at most the target escapes" is said of a process that is at its target, looking daily',
    'at most',
    0.05,
    {
      ...{ count: shown, of: runs, note: `target ${percent(target)}` },
    },
  );
}

function isEverShown(target: number, random: () => number): boolean {
  const perDay = Math.ceil(0.2 / target);
  let [right, wrong] = [0, 0];
  for (let day = 0; day < 200; day += 1) {
    for (let audit = 0; audit < perDay; audit += 1) {
      if (random() < target) wrong += 1;
      else right += 1;
    }
    const drawn = right + wrong;
    const stratum = { decided: drawn * 20, drawShare: 0.05, drawn, right, wrong, inconclusive: 0 };
    if (isTargetShown(target, [stratum])) return true;
  }
  return false;
}
