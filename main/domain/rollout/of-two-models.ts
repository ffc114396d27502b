import type { Verdict } from '../../../preload/contract/parts/inspection.ts';

/**
 * Whether two verdicts are the models’ own, so that they compare the models: not where a fault kept one from judging, nor where what one says
 * is not trusted anyway.
 */
export function isOfTwoModels(...verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ reasons }) => reasons.every(({ code }) => !NOBODYS.has(code)));
}

const NOBODYS: ReadonlySet<string> = new Set<Verdict['reasons'][number]['code']>([
  'fault',
  'model-silent',
  'model-unproven',
  'model-quiet',
  'model-frozen',
]);
