import { useEffect, useState } from 'react';

/** The character of each key without Shift, by position (`KeyA`); empty if the system does not say. */
export type KeyboardLayout = ReadonlyMap<string, string>;

export const UNKNOWN_LAYOUT: KeyboardLayout = new Map();

type LayoutSource = { readonly getLayoutMap: () => Promise<Iterable<[string, string]>> };

/** The keyboard of this computer. Read again when the window comes to the front, because it can only change while another is there. */
export function useKeyboardLayoutOfSystem(): KeyboardLayout {
  const [layout, setLayout] = useState(UNKNOWN_LAYOUT);
  useEffect(() => {
    let isWanted = true;
    const take = (found: KeyboardLayout) => {
      if (isWanted) setLayout((before) => (isSame(before, found) ? before : found));
    };
    const read = () => void layoutOf(navigator).then(take);
    read();
    window.addEventListener('focus', read);
    return () => {
      isWanted = false;
      window.removeEventListener('focus', read);
    };
  }, []);
  return layout;
}

async function layoutOf(from: object): Promise<KeyboardLayout> {
  const source = 'keyboard' in from ? (from.keyboard as LayoutSource | null) : null;
  if (source === null) return UNKNOWN_LAYOUT;
  // A page in the background may be refused; then the letters of the table are shown.
  return source.getLayoutMap().then(
    (map) => new Map(map),
    () => UNKNOWN_LAYOUT,
  );
}

function isSame(before: KeyboardLayout, after: KeyboardLayout): boolean {
  return before.size === after.size && [...after].every(([code, sign]) => before.get(code) === sign);
}

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Backspace: '⌫',
};

/** Keys that keyboards in each language label differently. */
export const namedKeys = ['Space', 'Enter', 'Delete', 'PageUp', 'PageDown', 'Shift'] as const;
export type NamedKey = (typeof namedKeys)[number];

/** A combination as labelled on this keyboard. */
export function keyLabel(combo: string, layout: KeyboardLayout, nameOf: (key: NamedKey) => string): string {
  return combo
    .split(/\+(?=.)/)
    .map((key) => {
      const named = namedKeys.find((one) => one === key);
      return named === undefined ? (signs[key] ?? printedKey(key, layout)) : nameOf(named);
    })
    .join(' ');
}

/** The letter itself if a key has it; otherwise the label of the key at its position. Every keyboard has digits. */
function printedKey(key: string, layout: KeyboardLayout): string {
  if (!/^[A-Z]$/.test(key)) return key;
  for (const sign of layout.values()) if (sign.toUpperCase() === key) return key;
  return layout.get(`Key${key}`)?.toUpperCase() ?? key;
}
