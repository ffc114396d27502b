import { useMantineColorScheme } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '../ui/engine/use-operation.ts';
import { useOwnLook } from '../ui/engine/use-own-look.ts';
import { languageOf } from '../ui/words/language.ts';

/** Makes the page speak the language and wear the theme of the person who is signed in, or else the station's, at once when either is changed. */
export function useAppearance(): void {
  const settings = useOperation('station.settings', {}).data;
  const own = useOwnLook();
  const language = own?.language ?? settings?.language;
  const theme = own?.theme ?? settings?.theme;
  const { i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    if (language !== undefined) void i18n.changeLanguage(language);
  }, [i18n, language]);
  useEffect(() => {
    document.documentElement.lang = languageOf(i18n.language);
  });
  useEffect(() => {
    if (theme !== undefined) setColorScheme(theme);
  }, [setColorScheme, theme]);
}
