import { useTranslation } from 'react-i18next';
import styles from './export.module.css';
import { Counts } from './set-summary.tsx';

type Props = {
  /** Labels that the recipe does not know, as a sentence; null if there are none. */
  readonly foreign: string | null;
  readonly rows: readonly (readonly [name: string, count: number])[];
  readonly remarks: readonly { readonly file: string; readonly remark: string }[];
};

/** The outcome for every imported picture. */
export function PictureReport({ foreign, rows, remarks }: Props) {
  const { t } = useTranslation();
  return (
    <>
      {foreign !== null && <p>{foreign}</p>}
      <div className={styles.tables}>
        <Counts title={t('transfer.report-title')} rows={rows} />
        {remarks.length > 0 && (
          <div>
            <h3 className={styles.small}>{t('transfer.remarks')}</h3>
            <ul className={styles.remarks}>
              {remarks.map(({ file, remark }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a set may name one picture twice, and the list never changes
                <li key={index}>
                  <bdi className={styles.path}>{file}</bdi>: {remark}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </>
  );
}
