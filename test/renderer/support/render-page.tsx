import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider } from 'react-i18next';
import { Router } from 'wouter';
import type { Language } from '../../../preload/contract/station/settings.ts';
import { createI18n } from '../../../renderer/i18n/create-i18n.ts';
import type { AnyInput, AnyOperationName, AnyOutput } from '../../../renderer/ui/engine/lupa.ts';
import { createQueryClient } from '../../../renderer/ui/engine/query-client.ts';
import { cacheKey } from '../../../renderer/ui/engine/use-operation.ts';
import { ShortcutProvider } from '../../../renderer/ui/keyboard/shortcuts.tsx';
import { themeIn } from '../../../renderer/ui/theme.ts';

export type Answer = (client: ReturnType<typeof createQueryClient>) => void;

/** What an operation has answered before the page is drawn. */
export function answered<N extends AnyOperationName>(name: N, input: AnyInput<N>, output: AnyOutput<N>): Answer {
  return (client) => client.setQueryData(cacheKey(name, input), output);
}

/** The words of a page as it is first drawn with these answers, tags taken out. */
export function pageText(page: ReactNode, answers: readonly Answer[], language: Language = 'en'): string {
  const words = pageMarkup(page, answers, language)
    .replaceAll(/<style.*?<\/style>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ');
  return words.replaceAll('&#x27;', '’').replaceAll(/\s+/g, ' ').trim();
}

/** The page itself, as it is first drawn. */
export function pageMarkup(page: ReactNode, answers: readonly Answer[], language: Language = 'en'): string {
  const client = createQueryClient();
  for (const answer of answers) answer(client);
  return renderToStaticMarkup(
    <I18nextProvider i18n={createI18n(language)}>
      <MantineProvider theme={themeIn('en')}>
        <QueryClientProvider client={client}>
          <Router ssrPath="/">
            <ShortcutProvider>{page}</ShortcutProvider>
          </Router>
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>,
  );
}
