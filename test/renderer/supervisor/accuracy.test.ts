import { describe, expect, test } from 'vitest';
import type { AuditEstimate } from '../../../preload/contract/reports/accuracy.ts';
import { formatFor } from '../../../preload/words/format.ts';
import { createI18n } from '../../../renderer/i18n/create-i18n.ts';
import { accuracyTable } from '../../../renderer/supervisor/automation/accuracy-table.ts';
import { accuracyNote } from '../../../renderer/supervisor/automation/accuracy-words.ts';
import { cellWords } from '../../../renderer/supervisor/charts/chart-table.ts';

const t = createI18n('en').t;
const format = formatFor('en');

const estimate: AuditEstimate = {
  ...{ share: 0.01, low: 0.002, high: 0.03, worstLow: 0.001, worstHigh: 0.09 },
  ...{ wrong: 3, audited: 300, drawn: 312, inconclusive: 4, open: 8, decided: 9000, undrawable: 70, corrected: null },
};
const corrected: AuditEstimate['corrected'] = {
  ...{ share: 0.008, low: 0.001, high: 0.02 },
  falseCall: { share: 0.1, low: 0.05, high: 0.2, count: 10, of: 100 },
  missedCall: { share: 0.02, low: 0.01, high: 0.05, count: 2, of: 100 },
};

describe('the basis of an estimate from audits', () => {
  test('is given with its interval and denominators, what is missing, and whose errors are included', () => {
    expect(accuracyNote(estimate, t, format).split(' · ')).toEqual([
      '0.2% – 3% (95%), 3 of 300 audited, for 9,000 decided',
      'of 312 drawn, 8 open and 4 inconclusive: worst case 0.1% – 9%',
      '70 more could not be drawn, so nothing is known about them',
      'includes reviewers’ own errors: too few parts with a known answer to correct for them',
    ]);
  });

  test('names no worst case if every audit is answered and every part could be drawn', () => {
    const whole = { ...estimate, drawn: 300, inconclusive: 0, open: 0, undrawable: 0, corrected };
    expect(accuracyNote(whole, t, format).split(' · ')).toEqual([
      '0.2% – 3% (95%), 3 of 300 audited, for 9,000 decided',
      'corrected for reviewers’ errors 0.8% (0.1% – 2%)',
    ]);
  });

  test('is in the table under its own name, with the previous period below it', () => {
    const { columns, rows } = accuracyTable({ ...estimate, corrected }, estimate, t, format);
    const named = rows.map((row) =>
      Object.fromEntries(columns.map((column, at) => [column.label, cellWords(row[at] ?? null, column)])),
    );
    expect(rows.map((row) => row.length)).toEqual([columns.length, columns.length]);
    expect(named).toEqual([
      {
        ...{ [t('chart.time')]: t('chart.now'), [t('chart.share')]: '1%' },
        ...{ [t('chart.low')]: '0.2%', [t('chart.high')]: '3%' },
        ...{ [t('chart.worst-low')]: '0.1%', [t('chart.worst-high')]: '9%' },
        ...{ [t('chart.corrected')]: '0.8%' },
        ...{ [t('chart.corrected-low')]: '0.1%', [t('chart.corrected-high')]: '2%' },
        ...{ [t('chart.wrong')]: '3', [t('chart.audited')]: '300', [t('chart.drawn')]: '312' },
        ...{ [t('chart.inconclusive')]: '4', [t('chart.open')]: '8' },
        ...{ [t('chart.decided')]: '9,000', [t('chart.undrawable')]: '70' },
      },
      expect.objectContaining({ [t('chart.time')]: t('chart.earlier'), [t('chart.corrected')]: '—' }),
    ]);
  });
});
