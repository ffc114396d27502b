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
      figure="audits"
      question={t('chart.audits.question')}
      empty={t('chart.audits.empty')}
      report={useReport('report.accuracy', filter)}
      answer={({ targets }) => {
        const [first] = targets;
        if (first === undefined) return null;
        const left = targets.reduce((sum, { stillNeeded }) => sum + (stillNeeded ?? 0), 0);
        const isOutOfReach = targets.some(({ stillNeeded }) => stillNeeded === null);
        return {
          figure: isOutOfReach
            ? t('chart.audits.out-of-reach')
            : t('chart.audits.left', { count: left, formatted: format.count(left) }),
          note: t('chart.audits.note'),
          chart: (
            <ul className={styles.list}>
              {targets.map(({ recipeId, recipeName, target, audited, wrong, stillNeeded }) => (
                <li key={recipeId}>
                  <div className={styles.words}>
                    <strong>{recipeName}</strong>
                    <span>{t('chart.audits.target', { target: format.finePercent(target) })}</span>
                  </div>
                  <Progress
                    size="lg"
                    value={stillNeeded === null ? 0 : (100 * audited) / Math.max(1, audited + stillNeeded)}
                    aria-label={recipeName}
                  />
                  <div className={styles.words}>
                    <span>
                      {stillNeeded === null
                        ? t('chart.audits.not-reachable', { audited: format.count(audited) })
                        : stillNeeded === 0
                          ? t('chart.audits.shown', { audited: format.count(audited) })
                          : t('chart.audits.done', { audited: format.count(audited), more: format.count(stillNeeded) })}
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
            rows: targets.map(({ recipeName, target, audited, wrong, stillNeeded }) => [
              recipeName,
              target,
              audited,
              wrong,
              stillNeeded,
            ]),
          },
        };
      }}
    />
  );
}
