import fc from 'fast-check';
import { expect, test } from 'vitest';
import { en } from '../../../../renderer/i18n/en.ts';
import { es } from '../../../../renderer/i18n/es.ts';
import { comboOf } from '../../../../renderer/ui/keyboard/key-press.ts';
import { keyLabel, type NamedKey, UNKNOWN_LAYOUT } from '../../../../renderer/ui/keyboard/keyboard-layout.ts';
import {
  isRepeating,
  keySets,
  keysOf,
  type Scope,
  shortcutIds,
  shortcuts,
} from '../../../../renderer/ui/keyboard/keys.ts';
import { layoutMapOf, layoutNames, strokesOf } from '../../../support/keyboards.ts';

const held = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isAltGraph: false };

test.each(keySets)('no key of the set %s does two things on one screen', (keySet) => {
  const scopes: Scope[] = ['line', 'inspection', 'review'];
  for (const scope of scopes) {
    const here = shortcutIds.filter((id) => [scope, 'everywhere'].includes(shortcuts[id].scope));
    const keys = here.flatMap((id) => keysOf(id, keySet));
    expect(keys).toEqual([...new Set(keys)]);
  }
});

const english = (key: NamedKey) => en['key-name'][key];

test('only moving, resizing and zooming repeat while a key is held: a key held too long answers one part', () => {
  expect(shortcutIds.filter((id) => isRepeating(id) && shortcuts[id].scope === 'review')).toEqual([
    'review-move',
    'review-resize',
    'review-zoom-in',
    'review-zoom-out',
  ]);
});

test.each([
  [{ ...held, key: 'b' }, 'B'],
  [{ ...held, key: 'B', shiftKey: true }, 'B'],
  [{ ...held, key: '?', shiftKey: true }, '?'],
  [{ ...held, key: 'l', ctrlKey: true }, 'Ctrl+L'],
  [{ ...held, key: 'l', metaKey: true }, 'Ctrl+L'],
  [{ ...held, key: 'ArrowLeft', shiftKey: true }, 'Shift+ArrowLeft'],
  [{ ...held, key: ' ' }, 'Space'],
])('%o is written %s', (press, combo) => {
  expect(comboOf(press)).toBe(combo);
});

test('every key in the table can be typed on a keyboard', () => {
  const all = shortcutIds.flatMap((id) => keySets.flatMap((keySet) => [...keysOf(id, keySet)]));
  fc.assert(
    fc.property(fc.constantFrom(...all), (combo) => {
      const parts = combo.split(/\+(?=.)/);
      const key = parts.at(-1) ?? '';
      expect(
        comboOf({
          ...held,
          key: key.toLowerCase().length === 1 ? key.toLowerCase() : key,
          ctrlKey: parts.includes('Ctrl'),
          shiftKey: parts.includes('Shift'),
        }),
      ).toBe(combo);
    }),
  );
});

test('a key is labelled as people know it', () => {
  expect(keyLabel('Ctrl+ArrowLeft', UNKNOWN_LAYOUT, english)).toBe('Ctrl ←');
  expect(keyLabel('Escape', UNKNOWN_LAYOUT, english)).toBe('Esc');
  expect(keyLabel('+', UNKNOWN_LAYOUT, english)).toBe('+');
  expect(keyLabel('Shift+Space', UNKNOWN_LAYOUT, (key) => es['key-name'][key])).toBe('Mayús Espacio');
});

test.each(layoutNames)('on a keyboard that is %s', (name) => {
  const layout = layoutMapOf(name);
  const combos = strokesOf(name).map((stroke) => ({ ...stroke, combo: comboOf({ ...held, ...stroke }) }));
  const found = new Set(combos.map(({ combo }) => combo));
  const table = shortcutIds.flatMap((id) => keySets.flatMap((keySet) => [...keysOf(id, keySet)]));
  const printing = [...new Set(table.map((combo) => combo.replace('Ctrl+', '')))].filter((key) => key.length === 1);

  // The number pad has these on every keyboard; not every main block does.
  expect(printing.filter((key) => !found.has(key) && !'*+-/.,='.includes(key))).toEqual([]);
  // The row above the letters is digits, whatever stands on it.
  for (const { code, combo, shiftKey } of combos) {
    const digit = /^Digit(.)$/.exec(code)?.[1];
    if (digit !== undefined && !shiftKey) expect(combo).toBe(digit);
  }
  // What a button shows is printed on the key that does it.
  for (const key of printing.filter((each) => /[A-Z]/.test(each))) {
    const label = keyLabel(key, layout, english);
    const does = combos.filter(({ shiftKey, key: sign }) => !shiftKey && sign.toUpperCase() === label);
    expect(does.map(({ combo }) => combo)).toEqual([key]);
  }
});

test('the number pad is itself on every keyboard, and a key’s third character is not the key', () => {
  expect(comboOf({ ...held, key: '+', code: 'NumpadAdd' })).toBe('+');
  expect(comboOf({ ...held, key: ',', code: 'NumpadDecimal' })).toBe(',');
  expect(comboOf({ ...held, key: '٣', code: 'Numpad3' })).toBe('3');
  expect(comboOf({ ...held, key: 'ą', code: 'KeyA', isAltGraph: true })).toBe('ą');
  expect(comboOf({ ...held, key: '|', code: 'Digit1', isAltGraph: true })).toBe('|');
  expect(comboOf({ ...held, key: 'я', code: 'KeyZ', ctrlKey: true })).toBe('Ctrl+Z');
  expect(comboOf({ ...held, key: 'Process', code: 'KeyP' })).toBe('P');
});
