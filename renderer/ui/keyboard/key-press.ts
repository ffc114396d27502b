/** What is looked at of a key event to say which key of the table it was. */
export type KeyEventParts = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  /** AltGr is down: the key prints a third sign. */
  readonly isAltGraph: boolean;
};

export function partsOf(event: KeyboardEvent): KeyEventParts {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, isAltGraph: event.getModifierState('AltGraph') };
}

/**
 * How the table of shortcuts writes the key that was pressed, on whatever keyboard. Shift is only named for keys that do
 * not print, since for the others it is part of the sign: `?` is one key on every layout, whatever it takes to type it.
 */
export function comboOf(event: KeyEventParts): string {
  const sign = signOf(event);
  const isPrinting = sign.length === 1 || sign === 'Space';
  const held = [
    event.ctrlKey || event.metaKey ? 'Ctrl' : null,
    event.altKey ? 'Alt' : null,
    event.shiftKey && !isPrinting ? 'Shift' : null,
  ];
  return [...held.filter((name) => name !== null), sign].join('+');
}

const ASCII = /^[!-~]$/;
const PAD_SIGNS: Readonly<Record<string, string>> = {
  NumpadAdd: '+',
  NumpadSubtract: '-',
  NumpadMultiply: '*',
  NumpadDivide: '/',
  NumpadDecimal: '.',
  NumpadComma: ',',
};

/**
 * The row above the letters is digits by place: French and Czech keyboards print other signs there, and one of them must
 * not take back an answer. A letter is the one that is printed; where none of the table is (Cyrillic, Greek, a dead key, an
 * input method), it is the one that stands there on a keyboard with Latin letters.
 */
function signOf({ key, code, shiftKey, altKey, isAltGraph }: KeyEventParts): string {
  if (key === ' ') return 'Space';
  const isPlain = !altKey && !isAltGraph;
  const digit = /^Digit(\d)$/.exec(code)?.[1];
  if (digit !== undefined && isPlain && !(shiftKey && ASCII.test(key))) return digit;
  if (ASCII.test(key)) return key.toUpperCase();
  const isSign = /^.$/u.test(key) || key === 'Dead' || key === 'Process' || key === 'Unidentified';
  if (!isSign || !isPlain) return key;
  return /^(?:Key|Numpad)([A-Z]|\d)$/.exec(code)?.[1] ?? PAD_SIGNS[code] ?? key;
}
