import { useTranslation } from 'react-i18next';
import { SupervisorPage } from '../supervisor-page.tsx';

/** How good the parts are, and what is wrong with the others. */
export function QualityPage() {
  const { t } = useTranslation();
  return <SupervisorPage title={t('supervisor.section.quality')}>{null}</SupervisorPage>;
}
