/** How often two looks said good or bad: `goodBad` means good first, bad second. */
export type JudgementCounts = Readonly<{ goodGood: number; goodBad: number; badGood: number; badBad: number }>;

/** A figure between −1 and 1 with an interval that contains the true one in 95 of 100 such samples. */
export type AgreementEstimate = Readonly<{ value: number; low: number; high: number }>;

/**
 * Four measures of how far two looks that call parts good or bad agree. Each is 1 − (share of parts on which they differ) ÷ (the largest
 * share that could differ, or the share expected by chance):
 * - `good`, `bad`: agreement on good and on bad parts (Cicchetti and Feinstein, "High agreement but low kappa: II", Journal of Clinical
 *   Epidemiology 43, 1990): of the looks that said so, the share whose other look said the same.
 * - `kappa`: Cohen's (1960).
 * - `ac1`: Gwet's ("Computing inter-rater reliability and its variance in the presence of high agreement", British Journal of
 *   Mathematical and Statistical Psychology 61, 2008), which does not fall where bad parts are rare.
 */
export type AgreementMeasure = 'good' | 'bad' | 'kappa' | 'ac1';

/** The 95 % point of χ² with one degree of freedom. */
const CHI_SQUARE_95 = 3.841458820694124;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Each step of a bisection halves the uncertainty: the ends are exact to six digits. */
const BISECTIONS = 22;
const GOLDEN_STEPS = 26;
/** The odds of a bad part are searched between e⁻²⁵ and e²⁵. */
const MOST_LOG_ODDS = 25;
/** Far above any possible χ². */
const IMPOSSIBLE = 1e15;

/** What the measures are computed from; counts may be fractions, because dependent looks count for less. */
type Looks = Readonly<{
  bothGood: number;
  apart: number;
  bothBad: number;
  /** (only the second good − only the first good) ÷ apart; 0 if none are apart. */
  lean: number;
  /** The contribution to χ² of those apart: higher if they are compared with a lean other than theirs. */
  weight: number;
}>;

/**
 * The measure with its goodness-of-fit interval at 95 %: all values under which Pearson's χ² of these counts is not too large, whatever the
 * share of bad parts (after Donner and Eliasziw, "A goodness-of-fit approach to inference procedures for the kappa statistic", Statistics in
 * Medicine 11, 1992, who take the observed share of bad parts). Unlike the interval from the standard error it also holds if few parts are bad,
 * or none are apart. How much more often one of the two says bad is taken both as observed and as zero, whichever suits a value better:
 * a few parts on which they differ say little about it. `null` if the measure divides by 0.
 */
export function estimateAgreement(measure: AgreementMeasure, counts: JudgementCounts): AgreementEstimate | null {
  const looks = looksOf(counts);
  const value = looks.bothGood + looks.apart + looks.bothBad === 0 ? null : measured(measure, looks);
  if (value === null) return null;
  const even = { ...looks, lean: 0, weight: 1 + looks.lean ** 2 };
  const isLikely = (candidate: number) =>
    misfit(measure, candidate, looks) <= CHI_SQUARE_95 ||
    (looks.lean !== 0 && misfit(measure, candidate, even) <= CHI_SQUARE_95);
  const least = measure === 'good' || measure === 'bad' ? 0 : -1;
  return { value, low: furthestLikely(value, least, isLikely), high: furthestLikely(value, 1, isLikely) };
}

function looksOf({ goodGood, goodBad, badGood, badBad }: JudgementCounts): Looks {
  const apart = goodBad + badGood;
  return { bothGood: goodGood, apart, bothBad: badBad, lean: apart === 0 ? 0 : (badGood - goodBad) / apart, weight: 1 };
}

function measured(measure: AgreementMeasure, { bothGood, apart, bothBad, lean }: Looks): number | null {
  const all = bothGood + apart + bothBad;
  const bad = (bothBad + apart / 2) / all;
  const most = mostApart(measure, bad, (lean * apart) / all / 2);
  return most <= 0 ? null : 1 - apart / all / most;
}

/** The divisor of the share of parts on which they differ. @param bad share of bad among all looks @param half half of the difference between their shares of bad */
function mostApart(measure: AgreementMeasure, bad: number, half: number): number {
  switch (measure) {
    case 'good':
      return 2 * (1 - bad);
    case 'bad':
      return 2 * bad;
    case 'kappa':
      return 2 * bad * (1 - bad) + 2 * half ** 2;
    case 'ac1':
      return 1 - 2 * bad * (1 - bad);
    default:
      return measure satisfies never;
  }
}

/** The share of parts on which they differ if the measure has this value. */
function apartAt(measure: AgreementMeasure, value: number, bad: number, lean: number): number {
  const rest = 1 - value;
  if (measure !== 'kappa') return rest * mostApart(measure, bad, 0);
  // half = lean × apart ÷ 2 makes it a quadratic equation; written so that no precision is lost where lean is small.
  const root = 1 - 4 * rest ** 2 * lean ** 2 * bad * (1 - bad);
  return (4 * rest * bad * (1 - bad)) / (1 + Math.sqrt(Math.max(0, root)));
}

/** Pearson's χ² of the looks at a value of the measure, at the share of bad that fits them best. */
function misfit(measure: AgreementMeasure, value: number, looks: Looks): number {
  const { bothGood, apart, bothBad, lean, weight } = looks;
  const all = bothGood + apart + bothBad;
  const at = (logOdds: number) => {
    const bad = 1 / (1 + Math.exp(-logOdds));
    const good = 1 / (1 + Math.exp(logOdds));
    const split = apartAt(measure, value, bad, lean);
    const lack = Math.min(good, bad) - split / 2;
    // No such shares: steer the search to where there are some.
    if (lack < -1e-12) return -lack * IMPOSSIBLE;
    return (
      term(bothGood, all * (good - split / 2)) +
      weight * term(apart, all * split) +
      term(bothBad, all * (bad - split / 2)) -
      all
    );
  };
  const gap = measure === 'kappa' ? gapOf(value, lean) : 0;
  const reach = measure === 'kappa' ? reachOf(value) : MOST_LOG_ODDS;
  if (gap === 0) return lowest(at, -reach, reach);
  return gap >= reach ? IMPOSSIBLE : Math.min(lowest(at, -reach, -gap), lowest(at, gap, reach));
}

/** The contribution of one cell to Σ seen² ÷ expected, which is χ² plus the number of looks. */
function term(seen: number, expected: number): number {
  if (seen === 0) return 0;
  return expected > 0 ? seen ** 2 / expected : Number.POSITIVE_INFINITY;
}

/** How rare good or bad can be, in log odds: two who agree less than chance need enough of both to differ on. */
function reachOf(kappa: number): number {
  return kappa >= 0 ? MOST_LOG_ODDS : Math.min(MOST_LOG_ODDS, -Math.log(-kappa));
}

/** Two who lean to one side agree less than chance only if good or bad is rare: below these log odds of one or the other. */
function gapOf(value: number, lean: number): number {
  const reach = (1 - value) * Math.abs(lean);
  if (reach <= 1) return 0;
  const rare = (1 - Math.sqrt(1 - 1 / reach ** 2)) / 2;
  return Math.log((1 - rare) / rare) + 1e-9;
}

/** The lowest value of a function with one valley, by golden section. */
function lowest(at: (place: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [at(left), at(right)];
  // The valley may end at a cliff: then the last two points may both lie beyond it.
  let least = Math.min(atLeft, atRight);
  for (let step = 0; step < GOLDEN_STEPS; step += 1) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = at(left);
      least = Math.min(least, atLeft);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = at(right);
      least = Math.min(least, atRight);
    }
  }
  return least;
}

/** The last likely value on the way from the best one to `end`. */
function furthestLikely(found: number, end: number, isLikely: (value: number) => boolean): number {
  if (isLikely(end)) return end;
  let [likely, unlikely] = [found, end];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (likely + unlikely) / 2;
    if (isLikely(middle)) likely = middle;
    else unlikely = middle;
  }
  return likely;
}
