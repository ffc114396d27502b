import { Modal, Tabs } from '@mantine/core';
import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useShortcuts } from '../ui/keyboard/shortcuts.tsx';
import styles from './help.module.css';
import { KeyList } from './key-list.tsx';

/** Loaded on demand: the station starts without it. */
const Manual = lazy(async () => ({ default: (await import('./manual.tsx')).Manual }));

/** More than the cover's own, in engine-down.module.css. */
const ABOVE_COVER = 1001;

const tabs = ['manual', 'keys'] as const;
type Tab = (typeof tabs)[number];

const HelpContext = createContext<() => void>(() => undefined);

/** Opens the manual at the page of the screen that is open. */
export function useHelp(): () => void {
  return useContext(HelpContext);
}

type Props = {
  /** The open screen, if the location does not name it. */
  readonly screen?: string | undefined;
  /** The notice of a stopped engine covers every screen: what is opened now is above that. */
  readonly isCovered: boolean;
  readonly children: ReactNode;
};

/** The state at opening: the page below may have changed, and the engine may run again. */
type Opened = { readonly tab: Tab; readonly at: string; readonly isAboveCover: boolean };

/** The manual and the keys, over whatever is open: unfinished work below is still there when they are closed. */
export function Help({ screen, isCovered, children }: Props) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const [opened, show] = useState<Opened | null>(null);
  const open = (tab: Tab): Opened => ({ tab, at: screen ?? location, isAboveCover: isCovered });
  const toggle = (tab: Tab) =>
    show((shown) => {
      // Anything opened before the engine died is below the cover, where nobody sees it.
      const isSeen = shown?.tab === tab && (shown.isAboveCover || !isCovered);
      return isSeen ? null : open(tab);
    });
  useShortcuts({ help: () => toggle('manual'), 'show-keys': () => toggle('keys') }, { isAboveCover: true });
  return (
    <HelpContext value={() => show(open('manual'))}>
      {children}
      <Modal
        opened={opened !== null}
        {...(opened?.isAboveCover === true && { zIndex: ABOVE_COVER })}
        onClose={() => show(null)}
        title={t('help.title')}
        centered
        lockScroll={false}
        size="min(68rem, calc(100vw - 2rem))"
        overlayProps={{ backgroundOpacity: 0.2 }}
        closeButtonProps={{ 'aria-label': t('common.close'), size: '2.75rem' }}
      >
        {opened !== null && <HelpTabs {...opened} onTab={(tab) => show({ ...opened, tab })} />}
      </Modal>
    </HelpContext>
  );
}

type HelpTabsProps = Pick<Opened, 'tab' | 'at'> & { readonly onTab: (tab: Tab) => void };

function HelpTabs({ tab, at, onTab }: HelpTabsProps) {
  const { t } = useTranslation();
  return (
    <Tabs value={tab} onChange={(value) => onTab(tabs.find((known) => known === value) ?? tab)} keepMounted={false}>
      <Tabs.List>
        {tabs.map((each) => (
          <Tabs.Tab key={each} value={each} className={styles.tab}>
            {t(`help.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="manual" className={styles.panel}>
        <Suspense>
          <Manual location={at} />
        </Suspense>
      </Tabs.Panel>
      <Tabs.Panel value="keys" className={styles.panel}>
        <KeyList />
      </Tabs.Panel>
    </Tabs>
  );
}
