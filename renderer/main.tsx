import './ui/without-eval.ts';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './ui/tokens.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { App } from './app.tsx';
import { createI18n } from './i18n/create-i18n.ts';
import { languageOf } from './ui/language.ts';
import { createQueryClient } from './ui/query-client.ts';
import { ShortcutProvider } from './ui/shortcuts.tsx';
import { theme } from './ui/theme.ts';

/** Main writes a fresh nonce into the page it serves; without it the content policy refuses Mantine's own styles. */
function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root to stand in');

createRoot(root).render(
  <I18nextProvider i18n={createI18n(languageOf(navigator.language))}>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={createQueryClient()}>
        <Router hook={useHashLocation}>
          <ShortcutProvider>
            <App />
            <Notifications position="bottom-right" limit={4} />
          </ShortcutProvider>
        </Router>
      </QueryClientProvider>
    </MantineProvider>
  </I18nextProvider>,
);
