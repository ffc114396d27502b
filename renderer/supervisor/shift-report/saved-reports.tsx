import { useTranslation } from 'react-i18next';
import { FaultNotice } from '../../ui/controls/fault-notice.tsx';
import { FaultError } from '../../ui/engine/lupa.ts';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './shift-report.module.css';

const EVERY_MS = 10_000;

/** Whether reports are saved by themselves, where the newest is, and why the last attempt failed. */
export function SavedReports() {
  const { t } = useTranslation();
  const format = useFormat();
  const isWished = useOperation('station.settings', {}).data?.savesShiftReports;
  const saved = useOperation('desktop.saved-shift-reports', {}, { everyMs: EVERY_MS }).data;
  if (isWished === undefined || saved === undefined) return null;
  if (!isWished) return <p className={`${styles.saved} ${styles.control}`}>{t('shift-report.not-saved')}</p>;
  return (
    <div className={`${styles.saved} ${styles.control}`}>
      <p>
        {saved.newest === null
          ? t('shift-report.saved-into', { folder: saved.folder })
          : t('shift-report.saved-newest', { path: saved.newest.path, at: format.moment(saved.newest.at) })}
      </p>
      {saved.fault !== null && (
        <>
          <p>{t('shift-report.save-failed')}</p>
          <FaultNotice error={new FaultError(saved.fault)} />
        </>
      )}
    </div>
  );
}
