import { Modal, Tabs } from '@mantine/core';
import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import styles from './help.module.css';
import { KeyList } from './key-list.tsx';

/** Read when somebody asks for it: the station starts without it. */
const Manual = lazy(async () => ({ default: (await import('./manual.tsx')).Manual }));

const tabs = ['manual', 'keys'] as const;
type Tab = (typeof tabs)[number];

const HelpContext = createContext<() => void>(() => undefined);

/** Opens the manual at the page of the screen that is open. */
export function useHelp(): () => void {
  return useContext(HelpContext);
}

type Props = {
  /** The screen that is open where the location does not name it. */
  readonly screen?: string;
  readonly children: ReactNode;
};

/** The manual and the keys, over whatever is open: what was begun below is there again when they are closed. */
export function Help({ screen, children }: Props) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const [tab, show] = useState<Tab | null>(null);
  const toggle = (wanted: Tab) => show((shown) => (shown === wanted ? null : wanted));
  useShortcuts({ help: () => toggle('manual'), 'show-keys': () => toggle('keys') });
  return (
    <HelpContext value={() => show('manual')}>
      {children}
      <Modal
        opened={tab !== null}
        onClose={() => show(null)}
        title={t('help.title')}
        centered
        lockScroll={false}
        size="min(68rem, calc(100vw - 2rem))"
        overlayProps={{ backgroundOpacity: 0.2 }}
        closeButtonProps={{ 'aria-label': t('common.close'), size: '2.75rem' }}
      >
        <Tabs value={tab} onChange={(value) => show(tabs.find((known) => known === value) ?? null)} keepMounted={false}>
          <Tabs.List>
            {tabs.map((each) => (
              <Tabs.Tab key={each} value={each} className={styles.tab}>
                {t(`help.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="manual" className={styles.panel}>
            <Suspense>
              <Manual location={screen ?? location} />
            </Suspense>
          </Tabs.Panel>
          <Tabs.Panel value="keys" className={styles.panel}>
            <KeyList />
          </Tabs.Panel>
        </Tabs>
      </Modal>
    </HelpContext>
  );
}
