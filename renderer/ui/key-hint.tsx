import { Kbd } from '@mantine/core';
import { keyLabel, type ShortcutId, shortcuts } from './keys.ts';

/** The key of an action, shown on its button. */
export function KeyHint({ id }: { readonly id: ShortcutId }) {
  return (
    <Kbd size="xs" aria-hidden>
      {keyLabel(shortcuts[id].keys[0])}
    </Kbd>
  );
}
