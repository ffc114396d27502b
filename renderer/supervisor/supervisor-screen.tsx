import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { SectionScreen } from '../ui/controls/section-screen.tsx';
import { FilterBar } from './filter/filter-bar.tsx';
import { sections, unfiltered } from './sections.ts';

/** Whether line, people and station are healthy, and where to look: a few questions per page, all under one filter. */
export function SupervisorScreen() {
  const { t } = useTranslation();
  const [location] = useLocation();
  return (
    <SectionScreen
      base="/supervisor"
      label={t('screen.supervisor')}
      sections={sections}
      titleOf={(id) => t(`supervisor.section.${id}`)}
      bar={unfiltered.some((id) => location.startsWith(`/supervisor/${id}`)) ? null : <FilterBar />}
    />
  );
}
