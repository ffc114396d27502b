import { useTranslation } from 'react-i18next';
import { useFormat } from '../ui/use-format.ts';
import { useReportFilter } from './filter/use-report-filter.ts';

/** What every chart needs: words, figures, what it is narrowed to, and the period before where that is wished for. */
export function useChart() {
  const { t } = useTranslation();
  const format = useFormat();
  const { filter, isCompared } = useReportFilter();
  const share = (part: number, whole: number) => format.share(part, whole) ?? '—';
  return {
    t,
    format,
    filter,
    share,
    /** A share with its denominator. */
    of: (part: number, whole: number) => t('chart.of', { part: format.count(part), whole: format.count(whole) }),
    /** The figure of the period before, where it is asked for and there is one. */
    before: (figure: string) => (isCompared ? figure : undefined),
  };
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
