import { useTranslation } from 'react-i18next';
import { SectionScreen } from '../ui/controls/section-screen.tsx';
import { sections } from './sections.ts';

/** Plain pages of forms, one subject each. */
export function SettingsScreen() {
  const { t } = useTranslation();
  return (
    <SectionScreen
      base="/settings"
      label={t('screen.settings')}
      sections={sections}
      titleOf={(id) => t(`settings.${id}`)}
    />
  );
}
