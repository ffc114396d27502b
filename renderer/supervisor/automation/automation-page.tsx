import { useTranslation } from 'react-i18next';
import { SupervisorPage } from '../supervisor-page.tsx';
import { AccuracyCard } from './accuracy-card.tsx';
import { AuditsCard } from './audits-card.tsx';
import { DecidersCard } from './deciders-card.tsx';
import { LoadCard } from './load-card.tsx';

/** Who decides, whether the people keep up, and how often the machine is wrong. */
export function AutomationPage() {
  const { t } = useTranslation();
  return (
    <SupervisorPage title={t('supervisor.section.automation')}>
      <DecidersCard />
      <LoadCard />
      <AccuracyCard which="escapes" />
      <AccuracyCard which="overkill" />
      <AuditsCard />
    </SupervisorPage>
  );
}
