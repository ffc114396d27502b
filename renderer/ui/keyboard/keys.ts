/** Where a shortcut works: everywhere, or on the open screen. Two shortcuts may only share a key on two different screens. */
export type Scope = 'everywhere' | 'line' | 'inspection' | 'review' | 'history';

/** The keys for answering: letters for the left hand, or a number pad (or a foot switch or button box that acts as one). */
export const keySets = ['standard', 'number-pad'] as const;
export type KeySet = (typeof keySets)[number];

type Keys = readonly [string, ...string[]];
type Shortcut = {
  readonly scope: Scope;
  readonly keys: Keys;
  /** The keys in the set `number-pad`, if they differ. */
  readonly numberPad?: Keys;
  /** Repeats while the key is held down. Everything else acts once per press: a key held too long answers one part. */
  readonly repeats?: true;
};

/** Every shortcut: the source of the key map, the hints on buttons and the tests. */
export const shortcuts = {
  help: { scope: 'everywhere', keys: ['F1'] },
  'show-keys': { scope: 'everywhere', keys: ['?'] },
  'go-line': { scope: 'everywhere', keys: ['Ctrl+1'] },
  'go-review': { scope: 'everywhere', keys: ['Ctrl+2'] },
  'go-history': { scope: 'everywhere', keys: ['Ctrl+3'] },
  'go-supervisor': { scope: 'everywhere', keys: ['Ctrl+4'] },
  'go-models': { scope: 'everywhere', keys: ['Ctrl+5'] },
  'go-settings': { scope: 'everywhere', keys: ['Ctrl+6'] },
  'go-demo': { scope: 'everywhere', keys: ['Ctrl+7'] },
  palette: { scope: 'everywhere', keys: ['Ctrl+K'] },
  lock: { scope: 'everywhere', keys: ['Ctrl+L'] },
  'line-boxes': { scope: 'line', keys: ['B'] },
  'line-details': { scope: 'line', keys: ['Enter'] },
  'inspection-boxes': { scope: 'inspection', keys: ['B'] },
  'inspection-newer': { scope: 'inspection', keys: ['ArrowLeft'], repeats: true },
  'inspection-older': { scope: 'inspection', keys: ['ArrowRight'], repeats: true },
  'inspection-close': { scope: 'inspection', keys: ['Escape'] },
  'history-newer': { scope: 'history', keys: ['ArrowUp'], repeats: true },
  'history-older': { scope: 'history', keys: ['ArrowDown'], repeats: true },
  'history-serial': { scope: 'history', keys: ['/'] },
  'review-pass': { scope: 'review', keys: ['Space', 'P'], numberPad: ['Enter', 'Space', 'P'] },
  'review-fail': { scope: 'review', keys: ['F'], numberPad: ['*', 'F'] },
  'review-class': { scope: 'review', keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] },
  'review-inconclusive': { scope: 'review', keys: ['I'], numberPad: ['0', 'I'] },
  'review-rework': { scope: 'review', keys: ['R'] },
  'review-use-as-is': { scope: 'review', keys: ['A'] },
  'review-escalate': { scope: 'review', keys: ['E'] },
  'review-skip': { scope: 'review', keys: ['S'], numberPad: ['+', 'S'] },
  'review-undo': { scope: 'review', keys: ['U', 'Ctrl+Z'], numberPad: ['-', 'U', 'Ctrl+Z'] },
  'review-comment': { scope: 'review', keys: ['C'], numberPad: ['.', ',', 'C'] },
  'review-boxes': { scope: 'review', keys: ['B'] },
  'review-box-next': { scope: 'review', keys: ['X'] },
  'review-box-keep': { scope: 'review', keys: ['K'] },
  'review-box-new': { scope: 'review', keys: ['N'] },
  'review-box-delete': { scope: 'review', keys: ['Delete', 'Backspace'] },
  'review-move': { scope: 'review', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], repeats: true },
  'review-resize': {
    scope: 'review',
    keys: ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'],
    repeats: true,
  },
  'review-leave': { scope: 'review', keys: ['Escape'] },
  'review-zoom-in': { scope: 'review', keys: ['+', '='], numberPad: ['PageUp'], repeats: true },
  'review-zoom-out': { scope: 'review', keys: ['-'], numberPad: ['PageDown'], repeats: true },
  'review-fit': { scope: 'review', keys: ['0', 'Home'], numberPad: ['Home'] },
  'review-zoom-box': { scope: 'review', keys: ['Z'], numberPad: ['/', 'Z'] },
  'review-keep-zoom': { scope: 'review', keys: ['H'] },
  'review-invert': { scope: 'review', keys: ['V'] },
  'review-loupe': { scope: 'review', keys: ['L'] },
  'review-tone': { scope: 'review', keys: ['T'] },
  'review-good': { scope: 'review', keys: ['G'] },
  'review-book': { scope: 'review', keys: ['D'] },
} as const satisfies Record<string, Shortcut>;

export type ShortcutId = keyof typeof shortcuts;
export const shortcutIds = Object.keys(shortcuts) as ShortcutId[];

/** The keys of one shortcut, starting with the one shown on its button. */
export function keysOf(id: ShortcutId, keySet: KeySet): Keys {
  const shortcut: Shortcut = shortcuts[id];
  return keySet === 'number-pad' ? (shortcut.numberPad ?? shortcut.keys) : shortcut.keys;
}

export function isRepeating(id: ShortcutId): boolean {
  const shortcut: Shortcut = shortcuts[id];
  return shortcut.repeats === true;
}
