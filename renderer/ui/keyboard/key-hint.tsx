import { Kbd } from '@mantine/core';
import { keysOf, type ShortcutId } from './keys.ts';
import { useKeyLabel, useKeySet } from './shortcuts.tsx';

/** The key of an action, shown on its button. If an action has several keys for different things, `index` says which. */
export function KeyHint({ id, index = 0 }: { readonly id: ShortcutId; readonly index?: number }) {
  const [keySet] = useKeySet();
  const keyLabel = useKeyLabel();
  const key = keysOf(id, keySet)[index];
  if (key === undefined) return null;
  return (
    <Kbd size="xs" aria-hidden>
      {keyLabel(key)}
    </Kbd>
  );
}
