import { type AuditStratum, auditedShare } from '../../../main/domain/review/audited-share.ts';
import { randomNumbers } from '../random.ts';

type Random = () => number;
type Errors = { readonly miss: number; readonly falseAlarm: number };
/** Shares of inconclusive and of unanswered audits, of wrong and of right decisions. */
type Unanswered = { readonly ofWrong: number; readonly ofRight: number };
export type AuditHistory = {
  readonly strata: number;
  /** Mean share of wrong decisions; each stratum has its own around it. */
  readonly rate: number;
  /** Sampling shares, used by the strata in turn. */
  readonly shares: readonly number[];
  readonly errors?: Errors;
  readonly inconclusive?: Unanswered;
  readonly late?: Unanswered;
};

const NEVER: Unanswered = { ofWrong: 0, ofRight: 0 };

/** One history of automatic decisions with random audits, answered by people who may err, and its true share of wrong decisions. */
export function drawAudits({
  strata,
  rate,
  shares,
  errors = { miss: 0, falseAlarm: 0 },
  inconclusive = NEVER,
  late = NEVER,
  random,
}: AuditHistory & { random: Random }) {
  const meets = ({ ofWrong, ofRight }: Unanswered, isWrong: boolean) => {
    const chance = isWrong ? ofWrong : ofRight;
    return chance > 0 && random() < chance;
  };
  let [decidedInAll, wrongInAll] = [0, 0];
  const drawnStrata = Array.from({ length: strata }, (_, index): AuditStratum => {
    const decided = 50 + Math.floor((random() * 3000) / Math.sqrt(strata));
    const drawShare = shares[index % shares.length] ?? 0;
    const chance = Math.min(1, rate * (0.3 + 1.4 * random()));
    let [drawn, called, unsaid, open] = [0, 0, 0, 0];
    for (let part = 0; part < decided; part += 1) {
      const isWrong = random() < chance;
      if (isWrong) wrongInAll += 1;
      if (random() >= drawShare) continue;
      drawn += 1;
      if (meets(late, isWrong)) open += 1;
      else if (meets(inconclusive, isWrong)) unsaid += 1;
      else if (random() < (isWrong ? 1 - errors.miss : errors.falseAlarm)) called += 1;
    }
    decidedInAll += decided;
    return { decided, drawShare, drawn, right: drawn - called - unsaid - open, wrong: called, inconclusive: unsaid };
  });
  return { strata: drawnStrata, truth: wrongInAll / decidedInAll };
}

type Run = AuditHistory & { readonly runs: number; readonly seed: number };

/**
 * In how many of the random histories of which something was told the interval holds the truth, the same of the bounds for the worst that
 * the unanswered may be, and how wide the interval is on average.
 */
export function auditCoverage({ runs, seed, ...history }: Run) {
  const random = randomNumbers(seed);
  let [told, count, countAtWorst, width] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    const { strata, truth } = drawAudits({ ...history, random });
    const found = auditedShare(strata);
    if (found === null) continue;
    told += 1;
    width += found.high - found.low;
    if (isWithin(truth, found.low, found.high)) count += 1;
    if (isWithin(truth, found.worstLow, found.worstHigh)) countAtWorst += 1;
  }
  return { told, count, countAtWorst, held: count / told, width: width / told };
}

export function isWithin(truth: number, low: number, high: number): boolean {
  return low <= truth + 1e-12 && truth <= high + 1e-12;
}
