import { faultCodes } from '../../../preload/contract/faults/result.ts';
import { faultName } from '../../../preload/words/fault-sentence.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { ChartCard } from '../charts/chart-card.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';

/** What went wrong, by code. */
export function FaultsCard() {
  const { t, format, filter, before, parts: linkOf } = useChart();
  const nameOf = (code: string) => {
    const known = faultCodes.find((one) => one === code);
    return known === undefined ? code : faultName(known, format);
  };
  return (
    <ChartCard
      name="faults"
      figure="faults"
      question={t('chart.faults.question')}
      empty={t('chart.faults.empty')}
      report={useReport('report.faults', filter)}
      answer={({ faults, previous }) => {
        const total = faults.reduce((sum, { parts, notes }) => sum + parts + notes, 0);
        if (total === 0) return null;
        return {
          figure: format.count(total),
          note: t('chart.faults.note'),
          before: before(format.count(previous)),
          // Faults can be filtered by lane only; other filters do not apply.
          parts: faults.some(({ parts }) => parts > 0)
            ? linkOf({ counted: 'faulty', lot: null, recipeId: null, modelSha256: null })
            : undefined,
          chart: (
            <BarChart
              rows={faults.map(({ code, parts, notes }) => ({ name: nameOf(code), parts, notes }))}
              bars={[
                { key: 'parts', label: t('chart.faults.parts'), tone: 'main' },
                { key: 'notes', label: t('chart.faults.notes'), tone: 'third' },
              ]}
              show={format.count}
            />
          ),
          table: {
            columns: [
              { label: t('chart.faults.code') },
              { label: t('chart.faults.parts'), show: format.count },
              { label: t('chart.faults.notes'), show: format.count },
            ],
            rows: faults.map(({ code, parts, notes }) => [nameOf(code), parts, notes]),
          },
        };
      }}
    />
  );
}
