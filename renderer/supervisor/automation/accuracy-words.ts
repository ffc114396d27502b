import type { TFunction } from 'i18next';
import type { AuditEstimate } from '../../../preload/contract/reports/accuracy.ts';
import type { Format } from '../../../preload/words/format.ts';

type Range = { readonly low: number; readonly high: number };

export function estimateFigure({ share }: Pick<AuditEstimate, 'share'>, format: Format): string {
  return format.finePercent(share);
}

export function rangeWords({ low, high }: Range, format: Format): string {
  return `${format.finePercent(low)} – ${format.finePercent(high)}`;
}

/** What an estimate is based on: interval, denominator, unanswered audits, and reviewers' own errors. */
export function accuracyNote(estimate: AuditEstimate, t: TFunction, format: Format): string {
  const { wrong, audited, decided, drawn, open, inconclusive, undrawable, worstLow, worstHigh, corrected } = estimate;
  const clauses: string[] = [
    t('chart.accuracy-note', {
      range: rangeWords(estimate, format),
      wrong: format.count(wrong),
      audited: format.count(audited),
      decided: format.count(decided),
    }),
  ];
  if (open + inconclusive > 0) {
    const range = rangeWords({ low: worstLow, high: worstHigh }, format);
    const counts = {
      drawn: format.count(drawn),
      open: format.count(open),
      inconclusive: format.count(inconclusive),
    };
    clauses.push(t('chart.audits-unanswered', { ...counts, range }));
  }
  if (undrawable > 0) clauses.push(t('chart.audits-undrawable', { undrawable: format.count(undrawable) }));
  clauses.push(
    corrected === null
      ? t('chart.people-err')
      : t('chart.people-corrected', {
          share: estimateFigure(corrected, format),
          range: rangeWords(corrected, format),
        }),
  );
  return clauses.join(' · ');
}
