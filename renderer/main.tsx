import './ui/without-eval.ts';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './ui/tokens.css';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Router } from 'wouter';
import { App } from './app.tsx';
import { createI18n } from './i18n/create-i18n.ts';
import { Themed } from './themed.tsx';
import { createQueryClient } from './ui/engine/query-client.ts';
import { ShortcutProvider } from './ui/keyboard/shortcuts.tsx';
import { useScreenAddress } from './ui/use-screen-address.ts';
import { languageOf } from './ui/words/language.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root to stand in');

createRoot(root).render(
  <I18nextProvider i18n={createI18n(languageOf(navigator.language))}>
    <Themed>
      <QueryClientProvider client={createQueryClient()}>
        <Router hook={useScreenAddress}>
          <ShortcutProvider>
            <App />
            <Notifications position="bottom-right" limit={4} />
          </ShortcutProvider>
        </Router>
      </QueryClientProvider>
    </Themed>
  </I18nextProvider>,
);
