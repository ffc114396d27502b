/** Where a shortcut works: everywhere, or on the screen that is open. Two keys may only be the same in two different screens. */
export type Scope = 'everywhere' | 'line' | 'inspection';

type Shortcut = { readonly scope: Scope; readonly keys: readonly [string, ...string[]] };

/** Every shortcut there is: what the key map, the hints on buttons and the tests read. */
export const shortcuts = {
  'show-keys': { scope: 'everywhere', keys: ['?'] },
  'go-line': { scope: 'everywhere', keys: ['Ctrl+1'] },
  'go-settings': { scope: 'everywhere', keys: ['Ctrl+6'] },
  lock: { scope: 'everywhere', keys: ['Ctrl+L'] },
  'line-boxes': { scope: 'line', keys: ['B'] },
  'line-details': { scope: 'line', keys: ['Enter'] },
  'inspection-boxes': { scope: 'inspection', keys: ['B'] },
  'inspection-newer': { scope: 'inspection', keys: ['ArrowLeft'] },
  'inspection-older': { scope: 'inspection', keys: ['ArrowRight'] },
  'inspection-close': { scope: 'inspection', keys: ['Escape'] },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;
export const shortcutIds = Object.keys(shortcuts) as ShortcutId[];

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * How the table writes the key that was pressed. Shift is only named for keys that do not print, since for the others
 * it is part of the sign: `?` is one key on every keyboard layout, whatever it takes to type it.
 */
export function comboOf(press: Press): string {
  const isPrinting = press.key.length === 1;
  const key = isPrinting ? press.key.toUpperCase() : press.key;
  const held = [
    press.ctrlKey || press.metaKey ? 'Ctrl' : null,
    press.altKey ? 'Alt' : null,
    press.shiftKey && !isPrinting ? 'Shift' : null,
  ];
  return [...held.filter((name) => name !== null), key === ' ' ? 'Space' : key].join('+');
}

const signs: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };

/** A combination as it is printed on a button. */
export function keyLabel(combo: string): string {
  return combo
    .split('+')
    .map((key) => signs[key] ?? key)
    .join(' ');
}
