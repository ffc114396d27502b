import { useTranslation } from 'react-i18next';
import type { LabelReport } from '../../../preload/contract/station/transfer.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { PictureReport } from './picture-report.tsx';

const rows = [
  ...(['pictures', 'byContent', 'byName', 'unknown', 'ambiguous', 'broken', 'contradicting'] as const),
  ...(['unchanged', 'added', 'boxes'] as const),
];

/** The outcome for every picture of an import. */
export function LabelReportView({ report }: { readonly report: LabelReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = format.list(report.foreignClasses);
  return (
    <PictureReport
      foreign={report.foreignClasses.length > 0 ? t('transfer.foreign', { names }) : null}
      rows={rows.map((name) => [t(`transfer.report.${name}`), report[name]])}
      remarks={report.remarks.map(({ file, remark }) => ({ file, remark: t(`transfer.remark.${remark}`) }))}
    />
  );
}
