import { useTranslation } from 'react-i18next';
import type { ChallengeReport } from '../../../preload/contract/station/transfer.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { PictureReport } from './picture-report.tsx';

const rows = ['pictures', 'brought', 'known', 'unchanged', 'leftOut', 'good', 'bad'] as const;

/** The outcome for every picture imported as a challenge. */
export function ChallengeReportView({ report }: { readonly report: ChallengeReport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = format.list(report.foreignClasses);
  return (
    <PictureReport
      foreign={report.foreignClasses.length > 0 ? t('challenge.foreign', { names }) : null}
      rows={rows.map((name) => [t(`challenge.report.${name}`), report[name]])}
      remarks={report.remarks.map(({ file, remark }) => ({ file, remark: t(`challenge.remark.${remark}`) }))}
    />
  );
}
