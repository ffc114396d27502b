import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { comboOf, type ShortcutId, shortcutIds, shortcuts } from './keys.ts';

type Handlers = Partial<Record<ShortcutId, () => void>>;
type Registry = {
  readonly add: (handlers: { readonly current: Handlers }) => () => void;
  readonly active: () => ShortcutId[];
};

const RegistryContext = createContext<Registry | null>(null);

/** One listener for the whole window; the screen that came last is asked first. */
export function ShortcutProvider({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(createRegistry);
  useEffect(() => registry.listen(), [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Binds actions to their keys for as long as the caller is on screen. */
export function useShortcuts(handlers: Handlers): void {
  const registry = useRegistry();
  const current = useRef(handlers);
  useEffect(() => {
    current.current = handlers;
  });
  useEffect(() => registry.add(current), [registry]);
}

/** Reads which shortcuts do something right now, in the order of the table. */
export function useActiveShortcuts(): () => ShortcutId[] {
  return useRegistry().active;
}

function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (registry === null) throw new Error('useShortcuts needs a ShortcutProvider above it');
  return registry;
}

function createRegistry(): Registry & { readonly listen: () => () => void } {
  const bound = new Set<{ readonly current: Handlers }>();
  const handlerOf = (id: ShortcutId) => [...bound].findLast(({ current }) => current[id] !== undefined)?.current[id];
  const active = () => shortcutIds.filter((id) => handlerOf(id) !== undefined);
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isTyping(event)) return;
    const combo = comboOf(event);
    const id = active().findLast((candidate) => shortcuts[candidate].keys.some((key) => key === combo));
    if (id === undefined) return;
    event.preventDefault();
    handlerOf(id)?.();
  };
  return {
    active,
    add: (handlers) => {
      bound.add(handlers);
      return () => bound.delete(handlers);
    },
    listen: () => {
      window.addEventListener('keydown', press);
      return () => window.removeEventListener('keydown', press);
    },
  };
}

/** Keys without Ctrl belong to the field, the button or the slider that has the focus, if it makes use of them. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  const focused = event.target instanceof HTMLElement ? event.target : null;
  if (focused === null) return false;
  if (
    focused.isContentEditable ||
    focused.closest('input, textarea, select, [role=slider], [role=listbox], [role=dialog]')
  )
    return true;
  return (event.key === 'Enter' || event.key === ' ') && focused.closest('button, a, [role=button]') !== null;
}
