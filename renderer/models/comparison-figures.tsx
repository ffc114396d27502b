import { useTranslation } from 'react-i18next';
import { type VerdictKind, verdictKindSchema } from '../../preload/contract/inspection.ts';
import type { Comparison } from '../../preload/contract/shadow.ts';
import { useFormat } from '../ui/use-format.ts';
import styles from './models.module.css';

type Share = Comparison['agreement'];
type Difference = Comparison['judged']['escapes'];
const VERDICTS = verdictKindSchema.options;

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
  const facts = [
    ['looked', t('compare.looked-value', { count: comparison.looked, skipped: format.count(comparison.skipped) })],
    ['agreement', share(comparison.agreement)],
    ['automation-champion', share(automation.champion)],
    ['automation-challenger', share(automation.challenger)],
    ['look-time', comparison.meanLookMs === null ? '—' : format.milliseconds(comparison.meanLookMs)],
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
      {!judged.isComplete && <p className={styles.remark}>{t('compare.newest-answers')}</p>}
      <Confusion confusion={comparison.confusion} />
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

/** Verdicts of the champion down, those of the challenger across. */
function Confusion({ confusion }: { readonly confusion: Comparison['confusion'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = (champion: VerdictKind, challenger: VerdictKind) =>
    confusion.find((one) => one.champion === champion && one.challenger === challenger)?.parts ?? 0;
  return (
    <table className={styles.table}>
      <caption>{t('compare.confusion')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('compare.champion')}</th>
          {VERDICTS.map((verdict) => (
            <th key={verdict} scope="col">
              {t('compare.challenger-says', { verdict: t(`history.verdict-${verdict}`) })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {VERDICTS.map((champion) => (
          <tr key={champion}>
            <th scope="row">{t(`history.verdict-${champion}`)}</th>
            {VERDICTS.map((challenger) => (
              <td key={challenger}>{format.count(parts(champion, challenger))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function signed(value: number, format: (value: number) => string): string {
  return value > 0 ? `+${format(value)}` : format(value);
}
