import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../preload/contract/shadow.ts';
import { useFormat } from '../ui/use-format.ts';
import styles from './models.module.css';

type Share = Comparison['agreement'];
type Difference = Comparison['judged']['escapes'];
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
  const difference = (value: Difference) =>
    value === null
      ? t('compare.nothing-judged')
      : t('compare.difference', {
          difference: signed(value.difference, format.percent),
          low: signed(value.low, format.percent),
          high: signed(value.high, format.percent),
          count: value.of,
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
    ['discordant', t('compare.discordant-value', { count: judged.discordant, known: format.count(judged.known) })],
    [
      'wrong',
      t('compare.wrong-value', {
        champion: format.count(judged.championWrong),
        challenger: format.count(judged.challengerWrong),
        p: judged.pValue < 0.001 ? '< 0.001' : format.pValue(judged.pValue),
      }),
    ],
    [
      'needed',
      judged.stillNeeded === null
        ? t('compare.needed-unknown')
        : t('compare.needed-value', { count: judged.stillNeeded }),
    ],
    ['escapes', difference(judged.escapes)],
    ['overkill', difference(judged.overkill)],
  ] as const;
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <Fact key={name} name={t(`compare.${name}`)} value={value} />
        ))}
      </dl>
      <p className={styles.lead}>{t('compare.methods')}</p>
    </>
  );
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
