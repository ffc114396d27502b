import { useTranslation } from 'react-i18next';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import styles from './top-bar.module.css';

/** Shows that a roll-out is running, and at which step. */
export function RolloutTag() {
  const { t } = useTranslation();
  const format = useFormat();
  const notices = useOperation('rollout.notices', {}).data ?? [];
  const on = notices.filter(({ status }) => status === 'running' || status === 'frozen' || status === 'paused');
  return on.map(({ id, status, share, challengerName, recipeName }) => (
    <span key={id} className={styles.tag} title={`${challengerName}, ${recipeName}`}>
      {t('rollout.in-bar')}: {status === 'running' ? stand(share) : t(`rollout-status.${status}`)}
    </span>
  ));

  function stand(share: number): string {
    if (share === 0) return t('rollout.bar-shadow');
    return share === 1 ? t('rollout.bar-all') : format.finePercent(share);
  }
}
