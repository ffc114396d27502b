import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useHelp } from '../../help/help.tsx';
import { useOperation } from '../../ui/engine/use-operation.ts';
import { useSession } from '../../ui/engine/use-session.ts';
import { useShortcuts } from '../../ui/keyboard/shortcuts.tsx';
import { matches } from './matches.ts';
import styles from './palette.module.css';
import { placesFor } from './places.ts';
import { usePartsFound } from './use-parts-found.ts';

const [store, palette] = createSpotlight();

/** Opens the palette of this window. */
export const openPalette = palette.open;

/** For the scrolling area inside the list, which must be reachable by keyboard; the types of the list do not name it. */
const reachable = { viewportProps: { tabIndex: 0 } };

type Entry = {
  readonly group: 'screens' | 'parts' | 'settings' | 'actions';
  readonly key: string;
  readonly label: string;
  readonly inside: string;
  readonly act: () => void;
};

/** Screens, settings, actions, and parts by serial, found by typing a few letters. */
export function Palette({ onLock }: { readonly onLock: () => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  useShortcuts({ palette: palette.open });
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      lockScroll={false}
      // What the line does stays readable behind it.
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size="1.2rem" stroke={1.6} aria-hidden />}
      />
      <Found typed={typed} onLock={onLock} />
    </Spotlight.Root>
  );
}

function Found({ typed, onLock }: { readonly typed: string; readonly onLock: () => void }) {
  const { t } = useTranslation();
  const groups = useGroups(typed, onLock).filter(({ entries }) => entries.length > 0);
  return (
    <Spotlight.ActionsList mah="60vh" {...reachable}>
      {groups.map(({ label, entries }) => (
        <Spotlight.ActionsGroup key={label} label={label}>
          {entries.map(({ key, label: name, inside, act }) => (
            <Spotlight.Action
              key={key}
              label={name}
              description={inside}
              onClick={act}
              mih="var(--touch)"
              classNames={{ actionDescription: styles.inside }}
            />
          ))}
        </Spotlight.ActionsGroup>
      ))}
      {groups.length === 0 && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
    </Spotlight.ActionsList>
  );
}

function useGroups(typed: string, onLock: () => void) {
  const { t } = useTranslation();
  const { role, person } = useSession();
  const [, navigate] = useLocation();
  const openHelp = useHelp();
  const simulator = useOperation('station.status', {}).data?.simulator ?? 'absent';
  const parts = usePartsFound(role === 'nobody' ? '' : typed);
  const places = placesFor(role, { simulator }, t).map(
    ({ group, label, inside, path }): Entry => ({
      ...{ group, key: path, label, inside: inside ?? '' },
      act: () => navigate(path),
    }),
  );
  const own: readonly Entry[] = [
    { group: 'actions', key: 'help', label: t('keys.help'), inside: '', act: openHelp },
    ...(person === null
      ? []
      : [{ group: 'actions', key: 'lock', label: t('keys.lock'), inside: '', act: onLock } as const]),
  ];
  const entries = [...places, ...own].filter(({ label, inside }) => matches(`${label} ${inside}`, typed));
  const found = parts.map(
    ({ id, name, told }): Entry => ({
      ...{ group: 'parts', key: `part ${id}`, label: name, inside: told },
      act: () => navigate(`/inspection/${id}`),
    }),
  );
  return (['screens', 'parts', 'settings', 'actions'] as const).map((group) => ({
    label: t(`palette.group-${group}`),
    entries: [...found, ...entries].filter((entry) => entry.group === group),
  }));
}
