import { Progress } from '@mantine/core';
import { ChartCard } from '../charts/chart-card.tsx';
import { useChart } from '../use-chart.ts';
import { useReport } from '../use-report.ts';
import styles from './audits-card.module.css';

/** How many more second looks it takes to show what each recipe wants shown. */
export function AuditsCard() {
  const { t, format, filter } = useChart();
  return (
    <ChartCard
      name="audits"
      question={t('chart.audits.question')}
      empty={t('chart.audits.empty')}
      report={useReport('report.accuracy', filter)}
      answer={({ targets }) => {
        const [first] = targets;
        if (first === undefined) return null;
        const left = targets.reduce((sum, { needed, audited }) => sum + Math.max(0, needed - audited), 0);
        return {
          figure: t('chart.audits.left', { count: left, formatted: format.count(left) }),
          note: t('chart.audits.note'),
          chart: (
            <ul className={styles.list}>
              {targets.map(({ recipeId, recipeName, target, audited, wrong, needed }) => (
                <li key={recipeId}>
                  <div className={styles.words}>
                    <strong>{recipeName}</strong>
                    <span>{t('chart.audits.target', { target: format.finePercent(target) })}</span>
                  </div>
                  <Progress
                    size="lg"
                    value={(100 * Math.min(audited, needed)) / Math.max(1, needed)}
                    aria-label={recipeName}
                  />
                  <div className={styles.words}>
                    <span>
                      {t('chart.audits.done', { audited: format.count(audited), needed: format.count(needed) })}
                    </span>
                    <span>{t('chart.audits.wrong', { count: wrong })}</span>
                  </div>
                </li>
              ))}
            </ul>
          ),
          table: {
            columns: [
              { label: t('supervisor.filter.recipe') },
              { label: t('chart.audits.at-most'), show: format.finePercent },
              { label: t('chart.audited'), show: format.count },
              { label: t('chart.wrong'), show: format.count },
              { label: t('chart.audits.needed'), show: format.count },
            ],
            rows: targets.map(({ recipeName, target, audited, wrong, needed }) => [
              recipeName,
              target,
              audited,
              wrong,
              needed,
            ]),
          },
        };
      }}
    />
  );
}
