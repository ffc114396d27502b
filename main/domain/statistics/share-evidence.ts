import { logBeta } from './log-gamma.ts';

/**
 * Evidence, as a natural logarithm, that `hits` of `draws` did not come about with chance `share`, 0 < share < 1: the uniform mixture of all
 * other chances over this one. A martingale while the chance is as said, so it ever reaches 1/α with a chance of at most α (Ville
 * 1939; the sample-ratio test of Lindon and Malek, "Anytime-valid inference for multinomial count data", NeurIPS 2022). Of several
 * shares one after the other, add the logarithms up.
 */
export function shareEvidence(hits: number, draws: number, share: number): number {
  const misses = draws - hits;
  return logBeta(hits + 1, misses + 1) - hits * Math.log(share) - misses * Math.log1p(-share);
}
