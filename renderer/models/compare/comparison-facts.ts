import type { TFunction } from 'i18next';
import type { Comparison } from '../../../preload/contract/models/shadow.ts';
import type { Format } from '../../../preload/words/format.ts';

/** A figure of a comparison in words: its name and its value. */
export type ComparisonFact = readonly [name: string, value: string];

/** Below this p value the evidence counts as clear. */
const CLEAR_BELOW = 0.05;

/** How both models did on the same parts, without people's answers. */
export function lookFacts(comparison: Comparison, t: TFunction, format: Format): readonly ComparisonFact[] {
  const { looked, skipped, agreement, automation, latency } = comparison;
  const share = (value: Comparison['agreement']) => shareWords(value, t, format);
  const times = (of: LookTimes | undefined) =>
    of === undefined
      ? '—'
      : t('compare.latency', {
          p50: format.milliseconds(of.p50Ms),
          p95: format.milliseconds(of.p95Ms),
          count: latency?.looks ?? 0,
        });
  return [
    [
      t('compare.looked'),
      skipped === 0
        ? t('compare.looked-all', { count: looked })
        : t('compare.looked-value', { count: looked, skipped: format.count(skipped) }),
    ],
    [t('compare.agreement'), share(agreement)],
    [t('compare.automation-champion'), share(automation.champion)],
    [t('compare.automation-challenger'), share(automation.challenger)],
    [t('compare.latency-champion'), times(latency?.champion)],
    [t('compare.latency-challenger'), times(latency?.challenger)],
  ];
}

type LookTimes = NonNullable<Comparison['latency']>['champion'];

/** Which model is right where they disagree, as far as people have judged those parts. */
export function judgedFacts(
  { judged }: Pick<Comparison, 'judged'>,
  t: TFunction,
  format: Format,
): readonly ComparisonFact[] {
  const { evidence, stillNeeded } = judged;
  const wrongCounts = ({ championWrong, challengerWrong }: WrongCounts) =>
    t('compare.wrong-value', { champion: format.count(championWrong), challenger: format.count(challengerWrong) });
  const discordant = {
    count: judged.discordant,
    known: format.count(judged.known),
    aided: format.count(judged.knownAided),
  };
  const clarity = {
    low: format.wholePercent(evidence.low),
    high: format.wholePercent(evidence.high),
    p: probabilityWords(evidence.pValue, format),
  };
  return [
    [t('compare.discordant'), t('compare.discordant-value', discordant)],
    [
      t('compare.opposed'),
      t('compare.opposed-value', { count: judged.opposed, unsettled: format.count(judged.unsettled) }),
    ],
    [t('compare.wrong'), wrongCounts(judged)],
    [t('compare.wrong-aided'), wrongCounts(judged.aided)],
    [t('compare.evidence'), t(`compare.evidence-${claimOf(judged)}`, clarity)],
    [t('compare.mcnemar'), t('compare.mcnemar-value', { p: probabilityWords(judged.pValue, format) })],
    [t('compare.needed'), neededWords(stillNeeded, t)],
    [t('compare.escapes'), oneSidedWords(judged.escapes, t, format)],
    [t('compare.overkill'), oneSidedWords(judged.overkill, t, format)],
  ];
}

function neededWords(stillNeeded: number | null, t: TFunction): string {
  if (stillNeeded === null) return t('compare.needed-unknown');
  return stillNeeded === 0 ? t('compare.needed-none') : t('compare.needed-value', { count: stillNeeded });
}

type WrongCounts = { readonly championWrong: number; readonly challengerWrong: number };

/** Which model is clearly wrong more often, however the unsettled parts turn out. */
function claimOf({ evidence, championWrong, challengerWrong }: Comparison['judged']) {
  if (evidence.pValue >= CLEAR_BELOW) return 'open';
  return championWrong > challengerWrong ? 'challenger' : 'champion';
}

function shareWords(value: Comparison['agreement'], t: TFunction, format: Format): string {
  if (value === null) return '—';
  const { share, low, high, of } = value;
  return t('compare.share', {
    share: format.percent(share),
    low: format.percent(low),
    high: format.percent(high),
    count: of,
  });
}

function probabilityWords(value: number, format: Format): string {
  return value < 0.001 ? '< 0.001' : format.pValue(value);
}

/** Errors of one kind by each model, and the difference challenger minus champion. */
function oneSidedWords(side: Comparison['judged']['escapes'], t: TFunction, format: Format): string {
  const { difference, champion, challenger, aided, championUnsettled, challengerUnsettled } = side;
  if (difference === null) return '—';
  return t('compare.one-sided', {
    champion: format.count(champion),
    challenger: format.count(challenger),
    aided: format.count(aided),
    unsettled: format.count(championUnsettled + challengerUnsettled),
    difference: signed(difference.difference, format.finePercent),
    low: signed(difference.low, format.finePercent),
    high: signed(difference.high, format.finePercent),
    count: difference.of,
  });
}

function signed(value: number, format: (value: number) => string): string {
  return value > 0 ? `+${format(value)}` : format(value);
}
