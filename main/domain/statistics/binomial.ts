import { logBeta } from './log-gamma.ts';

/**
 * The chance of at most `count` hits in `n` independent draws, each a hit with chance `p`, 0 < p < 1. Through the incomplete beta
 * function (Abramowitz and Stegun 26.5.24), so that ten million draws cost no more than a few thousand steps.
 */
export function chanceOfAtMost(count: number, n: number, p: number): number {
  if (count >= n) return 1;
  if (count < 0) return 0;
  return incompleteBeta(1 - p, n - count, count + 1);
}

/** The chance of at least `count` hits in `n` independent draws, each a hit with chance `p`, 0 < p < 1. */
export function chanceOfAtLeast(count: number, n: number, p: number): number {
  if (count <= 0) return 1;
  if (count > n) return 0;
  return incompleteBeta(p, count, n - count + 1);
}

/** The regularised incomplete beta function I_x(a, b), for 0 < x < 1 and a, b > 0. */
export function incompleteBeta(x: number, a: number, b: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  // The fraction converges fast on this side of the mean only; the other side is its mirror image.
  if (x < (a + 1) / (a + b + 2)) return (front * continuedFraction(x, a, b)) / a;
  return 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

const PRECISION = 1e-15;
/** Keeps Lentz's quotients from dividing by nothing. */
const TINY = 1e-300;

/** Lentz's evaluation of the continued fraction of the incomplete beta function (Numerical Recipes, section 6.4). Takes about √max(a, b) steps. */
function continuedFraction(x: number, a: number, b: number): number {
  const keep = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  const most = 200 + 20 * Math.sqrt(Math.max(a, b));
  let c = 1;
  let d = 1 / keep(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= most; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / keep(1 + even * d);
    c = keep(1 + even / c);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / keep(1 + odd * d);
    c = keep(1 + odd / c);
    const step = d * c;
    result *= step;
    if (Math.abs(step - 1) < PRECISION) break;
  }
  return result;
}

/** The value below which a beta-distributed number with these shapes, both > 0, lies with chance `p`; by bisection, to twelve digits. */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 45; step += 1) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
