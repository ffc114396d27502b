import { type AuditStratum, auditedShare } from '../../../main/domain/review/audited-share.ts';
import { randomNumbers } from '../random.ts';

type Random = () => number;
type Errors = { readonly miss: number; readonly falseAlarm: number };
type History = {
  readonly strata: number;
  /** Mean share of wrong decisions; each stratum has its own around it. */
  readonly rate: number;
  /** Shares that are drawn, taken in turn by the strata. */
  readonly shares: readonly number[];
  readonly errors?: Errors;
};

/** One history of automatic decisions with random audits, answered by people who may err, and its true share of wrong decisions. */
export function drawAudits({
  strata,
  rate,
  shares,
  errors = { miss: 0, falseAlarm: 0 },
  random,
}: History & { random: Random }) {
  let [decidedInAll, wrongInAll] = [0, 0];
  const drawnStrata = Array.from({ length: strata }, (_, index): AuditStratum => {
    const decided = 50 + Math.floor((random() * 3000) / Math.sqrt(strata));
    const drawShare = shares[index % shares.length] ?? 0;
    const chance = Math.min(1, rate * (0.3 + 1.4 * random()));
    let [drawn, called] = [0, 0];
    for (let part = 0; part < decided; part += 1) {
      const isWrong = random() < chance;
      if (isWrong) wrongInAll += 1;
      if (random() >= drawShare) continue;
      drawn += 1;
      if (random() < (isWrong ? 1 - errors.miss : errors.falseAlarm)) called += 1;
    }
    decidedInAll += decided;
    return { decided, drawShare, drawn, right: drawn - called, wrong: called, inconclusive: 0 };
  });
  return { strata: drawnStrata, truth: wrongInAll / decidedInAll };
}

/** In which share of random histories the interval holds the truth, and how wide it is on average. */
export function auditCoverage({ runs, seed, ...history }: History & { readonly runs: number; readonly seed: number }) {
  const random = randomNumbers(seed);
  let [told, held, width] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const { strata, truth } = drawAudits({ ...history, random });
    const found = auditedShare(strata);
    if (found === null) continue;
    told += 1;
    width += found.high - found.low;
    if (found.low <= truth + 1e-12 && truth <= found.high + 1e-12) held += 1;
  }
  return { told, held: held / told, width: width / told };
}
