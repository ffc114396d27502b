import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../preload/contract/models/shadow.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';

type Share = Comparison['agreement'];
type OneSided = Comparison['judged']['escapes'];
type LookTimes = NonNullable<Comparison['latency']>['champion'];

/** Every figure with its denominator, and its interval where it stands for more than was seen. */
export function ComparisonFigures({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { judged, automation } = comparison;
  const share = (value: Share) =>
    value === null
      ? '—'
      : t('compare.share', {
          share: format.percent(value.share),
          low: format.percent(value.low),
          high: format.percent(value.high),
          count: value.of,
        });
  const probability = (value: number) => (value < 0.001 ? '< 0.001' : format.pValue(value));
  const oneSided = ({ difference, champion, challenger, aided, ...unsettled }: OneSided) =>
    difference === null
      ? '—'
      : t('compare.one-sided', {
          champion: format.count(champion),
          challenger: format.count(challenger),
          aided: format.count(aided),
          unsettled: format.count(unsettled.championUnsettled + unsettled.challengerUnsettled),
          difference: signed(difference.difference, format.finePercent),
          low: signed(difference.low, format.finePercent),
          high: signed(difference.high, format.finePercent),
          count: difference.of,
        });
  const wrongCounts = (of: { readonly championWrong: number; readonly challengerWrong: number }) =>
    t('compare.wrong-value', {
      champion: format.count(of.championWrong),
      challenger: format.count(of.challengerWrong),
    });
  const times = (of: LookTimes | undefined) =>
    of === undefined
      ? '—'
      : t('compare.latency', {
          p50: format.milliseconds(of.p50Ms),
          p95: format.milliseconds(of.p95Ms),
          count: comparison.latency?.looks ?? 0,
        });
  const facts = [
    [
      'looked',
      comparison.skipped === 0
        ? t('compare.looked-all', { count: comparison.looked })
        : t('compare.looked-value', { count: comparison.looked, skipped: format.count(comparison.skipped) }),
    ],
    ['agreement', share(comparison.agreement)],
    ['automation-champion', share(automation.champion)],
    ['automation-challenger', share(automation.challenger)],
    ['latency-champion', times(comparison.latency?.champion)],
    ['latency-challenger', times(comparison.latency?.challenger)],
    [
      'discordant',
      t('compare.discordant-value', {
        count: judged.discordant,
        known: format.count(judged.known),
        aided: format.count(judged.knownAided),
      }),
    ],
    ['opposed', t('compare.opposed-value', { count: judged.opposed, unsettled: format.count(judged.unsettled) })],
    ['wrong', wrongCounts(judged)],
    ['wrong-aided', wrongCounts(judged.aided)],
    [
      'evidence',
      t(`compare.evidence-${claimOf(judged)}`, {
        low: format.wholePercent(judged.evidence.low),
        high: format.wholePercent(judged.evidence.high),
        p: probability(judged.evidence.pValue),
      }),
    ],
    ['mcnemar', t('compare.mcnemar-value', { p: probability(judged.pValue) })],
    [
      'needed',
      judged.stillNeeded === null
        ? t('compare.needed-unknown')
        : t('compare.needed-value', { count: judged.stillNeeded }),
    ],
    ['escapes', oneSided(judged.escapes)],
    ['overkill', oneSided(judged.overkill)],
  ] as const;
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={t(`compare.${name}`)} value={value} />
        ))}
      </dl>
      <p className={styles.lead}>
        {t('compare.methods')} <FigureInfo figure="comparison" />
      </p>
    </>
  );
}

/** Below this the evidence counts as clear. */
const CLEAR_BELOW = 0.05;

/** Which of the two is clearly wrong more often, whatever becomes of the parts that nobody has settled. */
function claimOf({ evidence, championWrong, challengerWrong }: Comparison['judged']) {
  if (evidence.pValue >= CLEAR_BELOW) return 'open';
  return championWrong > challengerWrong ? 'challenger' : 'champion';
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function signed(value: number, format: (value: number) => string): string {
  return value > 0 ? `+${format(value)}` : format(value);
}
