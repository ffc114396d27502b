import { useTranslation } from 'react-i18next';
import { SupervisorPage } from '../supervisor-page.tsx';
import { FaultsCard } from './faults-card.tsx';
import { MachineCard } from './machine-card.tsx';
import { PaceCard } from './pace-card.tsx';
import { StagesCard } from './stages-card.tsx';

/** Whether the station itself is healthy. */
export function StationPage() {
  const { t } = useTranslation();
  return (
    <SupervisorPage title={t('supervisor.section.station')}>
      <PaceCard />
      <StagesCard />
      <MachineCard which="cpu" />
      <MachineCard which="memory" />
      <MachineCard which="disk" />
      <FaultsCard />
    </SupervisorPage>
  );
}
