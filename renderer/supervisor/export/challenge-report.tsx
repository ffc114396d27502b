import { useTranslation } from 'react-i18next';
import type { ChallengeReport } from '../../../preload/contract/transfer.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './export.module.css';
import { Counts } from './set-summary.tsx';

const rows = [...(['pictures', 'brought', 'known'] as const), ...(['unchanged', 'leftOut', 'good', 'bad'] as const)];

/** What became of every picture that was brought to challenge people with. */
export function ChallengeReportView({ report }: { readonly report: ChallengeReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { foreignClasses, remarks } = report;
  return (
    <>
      {foreignClasses.length > 0 && <p>{t('challenge.foreign', { names: format.list(foreignClasses) })}</p>}
      <div className={styles.tables}>
        <Counts
          title={t('transfer.report-title')}
          rows={rows.map((name) => [t(`challenge.report.${name}`), report[name]])}
        />
      </div>
      {remarks.length > 0 && (
        <>
          <h3 className={styles.small}>{t('transfer.remarks')}</h3>
          <ul className={styles.remarks}>
            {remarks.map(({ file, remark }) => (
              <li key={file}>
                <bdi className={styles.path}>{file}</bdi>: {t(`challenge.remark.${remark}`)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
