import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../ui/engine/use-operation.ts';
import { languageOf } from '../ui/words/language.ts';

/** Makes the page speak the station's language and wear its theme, at once when either is changed. */
export function useAppearance(): void {
  const settings = useOperation('station.settings', {}).data;
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (settings !== undefined) void i18n.changeLanguage(settings.language);
  }, [i18n, settings]);
  useEffect(() => {
    document.documentElement.lang = languageOf(i18n.language);
  });
  useEffect(() => {
    if (settings !== undefined) setColorScheme(settings.theme);
  }, [setColorScheme, settings]);
}
