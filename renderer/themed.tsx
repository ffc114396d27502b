import { MantineProvider } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { themeIn } from './ui/theme.ts';
import { languageOf } from './ui/words/language.ts';

/** Main writes a fresh nonce into the page it serves; without it the content policy refuses Mantine's own styles. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

/** The look of everything inside, in the language of the window. */
export function Themed({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language);
  const theme = useMemo(() => themeIn(language), [language]);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      {children}
    </MantineProvider>
  );
}
