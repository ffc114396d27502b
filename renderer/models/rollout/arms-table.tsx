import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { RolloutDetail } from '../../../preload/contract/models/rollout.ts';
import { historyLink } from '../../history/history-search.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from '../models.module.css';
import own from './rollout.module.css';

const SIGNALS = ['pass', 'fail', 'hold', 'error'] as const;

/** The parts of both arms, side by side. */
export function ArmsTable({ rollout: { id, arms, plan, times, beganAt } }: { readonly rollout: RolloutDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className={styles.table}>
      <caption>{t('rollout.arms')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rollout.way')}</th>
          <th scope="col">{t('rollout.parts')}</th>
          {SIGNALS.map((signal) => (
            <th key={signal} scope="col">
              {signal.toUpperCase()}
            </th>
          ))}
          <th scope="col">{t('rollout.p95')}</th>
        </tr>
      </thead>
      <tbody>
        {arms.map((figures) => (
          <tr key={figures.arm}>
            <th scope="row">
              {t(`rollout.arm-${plan.mode === 'plain' && figures.arm === 'canary' ? 'alone' : figures.arm}`)}
            </th>
            <td>
              <Link className={own.link} href={historyLink({ rolloutId: id, arm: figures.arm, from: beganAt })}>
                {format.count(figures.parts)}
              </Link>
            </td>
            {SIGNALS.map((signal) => (
              <td key={signal}>
                {format.count(figures[signal])}
                <span className={styles.dim}> {format.share(figures[signal], figures.parts) ?? ''}</span>
              </td>
            ))}
            <td>
              {times === null
                ? '—'
                : format.milliseconds(figures.arm === 'canary' ? times.challengerMs : times.championMs)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
