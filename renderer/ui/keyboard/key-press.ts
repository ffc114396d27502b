/** The fields of a key event that tell which key of the table it was. */
export type KeyEventParts = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  /** AltGr is down: the key types its third character. */
  readonly isAltGraph: boolean;
};

export function partsOf(event: KeyboardEvent): KeyEventParts {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, isAltGraph: event.getModifierState('AltGraph') };
}

/**
 * The pressed key as the table of shortcuts writes it, on any keyboard. Shift is only named for keys without a
 * character, because for the others it is part of it: `?` is one key on every layout, however it is typed.
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
 * The row above the letters is digits by position: French and Czech keyboards type other characters there, and one of them must
 * not undo an answer. A letter is the one that is typed; if it is not in the table (Cyrillic, Greek, a dead key, an
 * input method), it is the one at that position on a Latin keyboard.
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
