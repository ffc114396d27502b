import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { GateFigures, GateSlice, GateWarning } from '../../../preload/contract/models/gate.ts';
import type { Output } from '../../../preload/contract/operations/operations.ts';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import type { Format } from '../../ui/words/format.ts';
import { objectionSentence } from '../../ui/words/model-sentences.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import { GateRuleList } from './gate-rule-list.tsx';

type Report = NonNullable<Output<'gate.report'>>;
type Estimate = GateFigures['escapes'];

/** What a run of the gate found: rules, figures beside the champion's, classes, slices, confusion. */
export function GateReportView({ report }: { readonly report: Report }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { challenger, champion, parity } = report;
  const percent = (value: number | null | undefined) => (value == null ? '—' : format.percent(value));
  const share = (value: Estimate | undefined) =>
    value == null
      ? '—'
      : t('gate.share', {
          share: format.percent(value.share),
          low: format.percent(value.low),
          high: format.percent(value.high),
          count: value.count,
          of: format.count(value.of),
        });
  const map = (of: GateFigures | null) =>
    of?.map50 == null || of.map50Interval === null
      ? percent(of?.map50)
      : t('gate.interval', {
          value: percent(of.map50),
          low: percent(of.map50Interval.low),
          high: percent(of.map50Interval.high),
        });
  const figures = [
    ['map50', map(challenger), map(champion)],
    ['escapes', share(challenger.escapes), share(champion?.escapes)],
    ['overkill', share(challenger.overkill), share(champion?.overkill)],
    ['decided', share(challenger.decided), share(champion?.decided)],
    ['latency', format.milliseconds(challenger.latencyP50Ms), champion && format.milliseconds(champion.latencyP50Ms)],
    ['latency95', format.milliseconds(challenger.latencyP95Ms), champion && format.milliseconds(champion.latencyP95Ms)],
  ] as const;
  const sliceName = ({ kind, key }: GateSlice) =>
    kind === 'brightness' || kind === 'defect-size' ? t(`gate.band.${key as 'small'}`) : key;
  return (
    <>
      <p className={styles.lead}>
        {t('gate.made', {
          at: format.moment(report.madeAt),
          by: report.madeBy,
          parts: report.parts,
          bad: report.badParts,
        })}{' '}
        <FigureInfo figure="gate" />
      </p>
      {report.isOutdated && <p className={styles.remark}>{t('gate.outdated')}</p>}
      {report.warnings.map((warning) => (
        <p key={warning.code} className={styles.remark}>
          {warningSentence(warning, t, format)}
        </p>
      ))}
      {parity !== null && <p className={styles.lead}>{t('gate.parity', parity)}</p>}
      <GateRuleList outcomes={report.rules} />
      <FigureTable
        caption={t('gate.figures')}
        rows={figures.map(([id, a, b]) => [t(`gate.figure.${id}`), a, b ?? '—'])}
      />
      <FigureTable
        caption={t('gate.by-class')}
        rows={challenger.classes.flatMap((own) => {
          const other = champion?.classes.find(({ className }) => className === own.className);
          return [
            [t('gate.recall-of', { name: own.className }), percent(own.recall), percent(other?.recall)],
            [t('gate.precision-of', { name: own.className }), percent(own.precision), percent(other?.precision)],
          ];
        })}
      />
      <FigureTable
        caption={t('gate.by-slice')}
        rows={report.slices.map((slice) => [
          `${t(`gate.slice.${slice.kind}`)}: ${sliceName(slice)}`,
          share(slice.challenger),
          share(slice.champion),
        ])}
      />
      <FigureTable
        caption={t('gate.confusion')}
        rows={challenger.confusion.map(({ truth, detected, count }) => [
          `${truth ?? t('gate.nothing')} → ${detected ?? t('gate.nothing')}`,
          format.count(count),
          format.count(
            champion?.confusion.find((cell) => cell.truth === truth && cell.detected === detected)?.count ?? 0,
          ),
        ])}
      />
    </>
  );
}

function warningSentence(warning: GateWarning, t: TFunction, format: Format): string {
  switch (warning.code) {
    case 'classes-missing':
    case 'class-order':
      return objectionSentence(warning, t, format);
    case 'scores-all-zero':
      return t('gate.warning.scores-all-zero', { count: warning.pictures });
    case 'pictures-unreadable':
      return t('gate.warning.pictures-unreadable', { count: warning.parts, names: format.list(warning.names) });
    case 'few-parts':
    case 'bad-without-boxes':
      return t(`gate.warning.${warning.code}`, { count: warning.parts });
    default:
      return warning satisfies never;
  }
}

type TableProps = { readonly caption: string; readonly rows: readonly (readonly string[])[] };

function FigureTable({ caption, rows }: TableProps) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('gate.what')}</th>
          <th scope="col">{t('gate.this-model')}</th>
          <th scope="col">{t('gate.champion')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{cells[0]}</td>
            <td>{cells[1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
