import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../../preload/contract/models/shadow.ts';
import { formatFor } from '../../../preload/words/format.ts';
import { createI18n } from '../../../renderer/i18n/create-i18n.ts';
import { judgedFacts, lookFacts } from '../../../renderer/models/compare/comparison-facts.ts';

const t = createI18n('en').t;
const format = formatFor('en');

const share = { share: 0.9, low: 0.8, high: 0.95, count: 90, of: 100 };
const oneSided: Comparison['judged']['escapes'] = {
  ...{ looked: 100, champion: 4, challenger: 1, aided: 1, championUnsettled: 2, challengerUnsettled: 3 },
  difference: { difference: -0.03, low: -0.06, high: 0.01, of: 100 },
};
const judged: Comparison['judged'] = {
  ...{ discordant: 12, known: 5, knownAided: 2, unjudged: 4, waiting: 1, opposed: 8, unsettled: 3 },
  ...{ championWrong: 4, challengerWrong: 1, aided: { championWrong: 1, challengerWrong: 0 }, pValue: 0.375 },
  ...{ evidence: { pValue: 0.4, low: 0.3, high: 0.9 }, stillNeeded: 21, escapes: oneSided, overkill: oneSided },
};
const comparison: Comparison = {
  ...{ looked: 100, skipped: 0, confusion: [], classes: [], agreement: share, judged, latency: null },
  automation: { champion: share, challenger: null },
};
const judgedWith = (changes: Partial<Comparison['judged']>) =>
  new Map(judgedFacts({ judged: { ...judged, ...changes } }, t, format));

describe('the figures of a comparison', () => {
  test('leave open what there was nothing to count for', () => {
    const facts = new Map(lookFacts(comparison, t, format));
    expect(facts.get(t('compare.automation-challenger'))).toBe('—');
    expect(facts.get(t('compare.latency-champion'))).toBe('—');
    expect(facts.get(t('compare.agreement'))).toBe('90.0% (80.0% to 95.0%) of 100 parts');
  });

  test('mention the parts that the challenger skipped only if there are any', () => {
    const looked = (skipped: number) =>
      new Map(lookFacts({ ...comparison, skipped }, t, format)).get(t('compare.looked'));
    expect(looked(0)).toBe('100 parts');
    expect(looked(7)).toBe('100 parts; 7 skipped for lack of time');
  });

  test.each([
    { who: 'nobody while the evidence is weak', pValue: 0.05, claim: /^Not clear yet\./ },
    { who: 'the one that is wrong more often once it is clear', pValue: 0.049, claim: /^The champion\./ },
  ])('blame $who', ({ pValue, claim }) => {
    const facts = judgedWith({ evidence: { ...judged.evidence, pValue } });
    expect(facts.get(t('compare.evidence'))).toMatch(claim);
  });

  test('blame the challenger where it is the one', () => {
    const facts = judgedWith({
      ...{ championWrong: 1, challengerWrong: 9 },
      evidence: { pValue: 0, low: 0, high: 0.3 },
    });
    expect(facts.get(t('compare.evidence'))).toMatch(/^The challenger\..*\(p < 0\.001\)/);
  });

  test('say how many more or fewer mistakes the challenger makes, with a sign either way', () => {
    const facts = judgedWith({
      overkill: { ...oneSided, difference: { difference: 0.02, low: -0.01, high: 0.05, of: 90 } },
    });
    expect(facts.get(t('compare.escapes'))).toContain('unsettled 5; challenger minus champion -3% (-6% to +1%)');
    expect(facts.get(t('compare.overkill'))).toContain('challenger minus champion +2% (-1% to +5%) of 90 parts');
  });

  test('admit that the number of parts still to be judged is unknown', () => {
    expect(judgedWith({ stillNeeded: null }).get(t('compare.needed'))).toBe(t('compare.needed-unknown'));
    expect(judgedWith({ stillNeeded: 0 }).get(t('compare.needed'))).toBe(t('compare.needed-none'));
  });
});
