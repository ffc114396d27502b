import { useTranslation } from 'react-i18next';
import type { ReportFilter, TimeSpan } from '../../../preload/contract/reports/report.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { useReport } from '../use-report.ts';
import styles from './filter-bar.module.css';

/** The period of the figures, in words. */
export function PeriodCaption(props: { readonly filter: ReportFilter; readonly isCompared: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const period = useReport('report.period', props.filter).data;
  const words = ({ from, until }: TimeSpan) =>
    t('supervisor.filter.span', { from: format.dayTime(from), until: format.dayTime(until) });
  if (period === undefined) return <p className={styles.caption} />;
  return (
    <p className={styles.caption}>
      {words(period.current)}
      {props.isCompared && (
        <span className={styles.before}>{t('supervisor.filter.before', { span: words(period.previous) })}</span>
      )}
    </p>
  );
}
