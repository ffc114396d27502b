import { Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditTarget } from '../../../preload/contract/reports/accuracy.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './audit-progress.module.css';

/** Per recipe, how many audits are still needed to show its target. */
export function AuditProgress({ targets }: { readonly targets: readonly AuditTarget[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
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
  );
}
