import { useTranslation } from 'react-i18next';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useFormat } from '../../ui/words/use-format.ts';
import { Fact } from './fact.tsx';

/** Shows that a roll-out is running, and at which step; of several, how many. */
export function RolloutFact() {
  const { t } = useTranslation();
  const format = useFormat();
  const notices = useOperation('rollout.notices', {}).data ?? [];
  const on = notices.flatMap(({ status, share, challengerName, recipeName }) => {
    if (status !== 'running' && status !== 'frozen' && status !== 'paused') return [];
    const stand = status === 'running' ? running(share) : t(`rollout.bar-${status}`);
    const full = status === 'running' ? stand : t(`rollout-status.${status}`);
    return [{ stand, title: `${challengerName}, ${recipeName}: ${full}` }];
  });
  const [first] = on;
  if (first === undefined) return null;
  return (
    <Fact
      label={t('rollout.in-bar')}
      value={on.length === 1 ? first.stand : format.count(on.length)}
      isWhole
      title={on.map(({ title }) => title).join('\n')}
    />
  );

  function running(share: number): string {
    if (share === 0) return t('rollout.bar-shadow');
    return share === 1 ? t('rollout.bar-all') : format.finePercent(share);
  }
}
