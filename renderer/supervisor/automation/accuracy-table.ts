import type { TFunction } from 'i18next';
import type { AuditEstimate } from '../../../preload/contract/reports/accuracy.ts';
import type { Format } from '../../../preload/words/format.ts';
import type { Cell, ChartTable } from '../charts/chart-table.ts';

/** All figures behind an estimate, with the previous period in the second row. */
export function accuracyTable(
  estimate: AuditEstimate,
  earlier: AuditEstimate | null,
  t: TFunction,
  format: Format,
): ChartTable {
  const shares = [
    'share',
    'low',
    'high',
    'worst-low',
    'worst-high',
    'corrected',
    'corrected-low',
    'corrected-high',
  ] as const;
  const counts = ['wrong', 'audited', 'drawn', 'inconclusive', 'open', 'decided', 'undrawable'] as const;
  return {
    columns: [
      { label: t('chart.time') },
      ...shares.map((name) => ({ label: t(`chart.${name}`), show: format.finePercent })),
      ...counts.map((name) => ({ label: t(`chart.${name}`), show: format.count })),
    ],
    rows: [
      [t('chart.now'), ...cells(estimate)],
      ...(earlier === null ? [] : [[t('chart.earlier'), ...cells(earlier)]]),
    ],
  };
}

function cells(of: AuditEstimate): readonly Cell[] {
  return [
    ...[of.share, of.low, of.high, of.worstLow, of.worstHigh],
    ...[of.corrected?.share ?? null, of.corrected?.low ?? null, of.corrected?.high ?? null],
    ...[of.wrong, of.audited, of.drawn, of.inconclusive, of.open, of.decided, of.undrawable],
  ];
}
