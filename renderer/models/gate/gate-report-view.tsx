import { useTranslation } from 'react-i18next';
import { FigureInfo } from '../../ui/marks/figure-info.tsx';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import { classRows, confusionRows, type FoundReport, figureRows, type GateRow, sliceRows } from './gate-rows.ts';
import { GateRuleList } from './gate-rule-list.tsx';
import { MissedWall } from './missed-wall.tsx';
import { warningSentence } from './warning-sentence.ts';

/** What a run of the gate found: rules, figures beside the champion's, classes, slices, confusion. */
export function GateReportView({ report }: { readonly report: FoundReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { madeAt, madeBy, parts, badParts, parity } = report;
  return (
    <>
      <p className={styles.lead}>
        {t('gate.made', { at: format.moment(madeAt), by: madeBy, parts, bad: badParts })} <FigureInfo figure="gate" />
      </p>
      {report.isOutdated && <p className={styles.remark}>{t('gate.outdated')}</p>}
      {report.warnings.map((warning) => (
        <p key={warning.code} className={styles.remark}>
          {warningSentence(warning, t, format)}
        </p>
      ))}
      {parity !== null && <p className={styles.lead}>{t('gate.parity', parity)}</p>}
      <GateRuleList outcomes={report.rules} />
      <MissedWall report={report} />
      <FigureTable caption={t('gate.figures')} rows={figureRows(report, t, format)} />
      <FigureTable caption={t('gate.by-class')} rows={classRows(report, t, format)} />
      <FigureTable caption={t('gate.by-slice')} rows={sliceRows(report, t, format)} />
      <FigureTable caption={t('gate.confusion')} rows={confusionRows(report, t, format)} />
    </>
  );
}

type TableProps = { readonly caption: string; readonly rows: readonly GateRow[] };

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
        {rows.map(([name, challenger, champion]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{challenger}</td>
            <td>{champion}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
