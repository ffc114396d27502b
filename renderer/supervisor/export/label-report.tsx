import { useTranslation } from 'react-i18next';
import type { LabelReport } from '../../../preload/contract/transfer.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './export.module.css';
import { Counts } from './set-summary.tsx';

const rows = [
  ...(['pictures', 'byContent', 'byName', 'unknown', 'ambiguous', 'broken'] as const),
  ...(['unchanged', 'added', 'boxes'] as const),
];

/** What became of every picture of an import. */
export function LabelReportView({ report }: { readonly report: LabelReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { foreignClasses, remarks } = report;
  return (
    <>
      {foreignClasses.length > 0 && <p>{t('transfer.foreign', { names: format.list(foreignClasses) })}</p>}
      <div className={styles.tables}>
        <Counts
          title={t('transfer.report-title')}
          rows={rows.map((name) => [t(`transfer.report.${name}`), report[name]])}
        />
      </div>
      {remarks.length > 0 && (
        <>
          <h3 className={styles.small}>{t('transfer.remarks')}</h3>
          <ul className={styles.remarks}>
            {remarks.map(({ file, remark }) => (
              <li key={file}>
                <bdi className={styles.path}>{file}</bdi>: {t(`transfer.remark.${remark}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
