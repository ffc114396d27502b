import { useTranslation } from 'react-i18next';
import { SupervisorPage } from '../supervisor-page.tsx';
import { BoxMapCard } from './box-map-card.tsx';
import { ControlCard } from './control-card.tsx';
import { ParetoCard } from './pareto-card.tsx';
import { RejectsByCard } from './rejects-by-card.tsx';
import { YieldCard } from './yield-card.tsx';

/** How many parts are good, and what is wrong with the rest. */
export function QualityPage() {
  const { t } = useTranslation();
  return (
    <SupervisorPage title={t('supervisor.section.quality')}>
      <YieldCard />
      <ControlCard />
      <ParetoCard />
      <RejectsByCard />
      <BoxMapCard />
    </SupervisorPage>
  );
}
