import { useLocalStorage } from '@mantine/hooks';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comboOf, partsOf } from './key-press.ts';
import { type KeyboardLayout, keyLabel, UNKNOWN_LAYOUT, useKeyboardLayoutOfSystem } from './keyboard-layout.ts';
import { isRepeating, type KeySet, keySets, keysOf, type ShortcutId, shortcutIds } from './keys.ts';
import { createHeldKeys, type Press } from './press.ts';

/** A pressed key, and which of the shortcut's keys it was. */
export type KeyPress = Press & { readonly combo: string };
export type ShortcutHandlers = Partial<Record<ShortcutId, (press: KeyPress) => void>>;
type Bound = {
  readonly handlers: { readonly current: ShortcutHandlers };
  /** Also works while the notice of a stopped engine covers the screens. */
  readonly isAboveCover: boolean;
};
type Registry = {
  readonly add: (bound: Bound) => () => void;
  readonly active: () => ShortcutId[];
};

const RegistryContext = createContext<Registry | null>(null);
const KeySetContext = createContext<readonly [KeySet, (keySet: KeySet) => void]>(['standard', () => undefined]);
const LayoutContext = createContext<KeyboardLayout>(UNKNOWN_LAYOUT);

/** One listener for the whole window; the most recent screen is asked first. The key set is remembered on this station. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }) {
  const [stored, setKeySet] = useLocalStorage({ key: 'lupa.key-set', defaultValue: 'standard' });
  const keySet = keySets.find((known) => known === stored) ?? 'standard';
  const heard = useRef<KeySet>(keySet);
  const [registry] = useState(() => createRegistry(() => heard.current));
  useEffect(() => {
    heard.current = keySet;
  }, [keySet]);
  useEffect(() => registry.listen(), [registry]);
  const layout = useKeyboardLayoutOfSystem();
  return (
    <LayoutContext value={layout}>
      <KeySetContext value={[keySet, setKeySet]}>
        <RegistryContext value={registry}>{children}</RegistryContext>
      </KeySetContext>
    </LayoutContext>
  );
}

/** Writes keys as labelled on the keyboard of this computer. */
export function useKeyLabel(): (combo: string) => string {
  const layout = useContext(LayoutContext);
  const { t } = useTranslation();
  return (combo) => keyLabel(combo, layout, (key) => t(`key-name.${key}`));
}

/** The key set of this window, and how to change it. */
export function useKeySet(): readonly [KeySet, (keySet: KeySet) => void] {
  return useContext(KeySetContext);
}

/** Binds actions to their keys for as long as the caller is on screen; with `isAboveCover` even while the screen is covered. */
export function useShortcuts(handlers: ShortcutHandlers, { isAboveCover = false } = {}): void {
  const registry = useRegistry();
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });
  useEffect(() => registry.add({ handlers: current, isAboveCover }), [registry, isAboveCover]);
}

/** Lists the shortcuts that do something right now, in the order of the table. */
export function useActiveShortcuts(): () => ShortcutId[] {
  return useRegistry().active;
}

function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (registry === null) throw new Error('useShortcuts needs a ShortcutProvider above it');
  return registry;
}

function createRegistry(keySet: () => KeySet): Registry & { readonly listen: () => () => void } {
  const all = new Set<Bound>();
  const handlerOf = (id: ShortcutId) => heard(all).findLast((handlers) => handlers[id] !== undefined)?.[id];
  const active = () => shortcutIds.filter((id) => handlerOf(id) !== undefined);
  const held = createHeldKeys();
  const press = (event: KeyboardEvent) => {
    const isNew = held.down(event.code, event.repeat, event.timeStamp);
    if (event.defaultPrevented || isTyping(event)) return;
    const combo = comboOf(partsOf(event));
    const id = active().findLast((candidate) => keysOf(candidate, keySet()).includes(combo));
    if (id === undefined) return;
    event.preventDefault();
    if (isNew || isRepeating(id)) handlerOf(id)?.({ combo, at: event.timeStamp, clicks: 1, from: combo });
  };
  const release = (event: KeyboardEvent) => held.up(event.code);
  return {
    active,
    add: (bound) => {
      all.add(bound);
      return () => all.delete(bound);
    },
    listen: () => {
      window.addEventListener('keydown', press);
      window.addEventListener('keyup', release);
      window.addEventListener('blur', held.forget);
      return () => {
        window.removeEventListener('keydown', press);
        window.removeEventListener('keyup', release);
        window.removeEventListener('blur', held.forget);
      };
    },
  };
}

/** Nobody answers what they cannot see: while the notice of a stopped engine covers the screens, they react to no keys. */
function heard(all: ReadonlySet<Bound>): readonly ShortcutHandlers[] {
  const covered = isCovered();
  return [...all].filter(({ isAboveCover }) => isAboveCover || !covered).map(({ handlers }) => handlers.current);
}

function isCovered(): boolean {
  // Not any [inert]: folded content is inert too, and covers nothing.
  return document.querySelector('[data-face][inert]') !== null;
}

/** Keys without Ctrl, except pure commands (F1), belong to the focused field, button or slider, if it uses them. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || /^F\d+$/.test(event.key)) return false;
  const focused = event.target instanceof HTMLElement ? event.target : null;
  if (focused === null) return false;
  if (
    focused.isContentEditable ||
    focused.closest('input, textarea, select, [role=slider], [role=listbox], [role=menu], [role=dialog]')
  )
    return true;
  return (event.key === 'Enter' || event.key === ' ') && focused.closest('button, a, [role=button]') !== null;
}
