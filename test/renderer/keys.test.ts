import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  comboOf,
  isRepeating,
  keyLabel,
  keySets,
  keysOf,
  type Scope,
  shortcutIds,
  shortcuts,
} from '../../renderer/ui/keys.ts';

const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each(keySets)('no key of the set %s does two things on one screen', (keySet) => {
  const scopes: Scope[] = ['line', 'inspection', 'review'];
  for (const scope of scopes) {
    const here = shortcutIds.filter((id) => [scope, 'everywhere'].includes(shortcuts[id].scope));
    const keys = here.flatMap((id) => keysOf(id, keySet));
    expect(keys).toEqual([...new Set(keys)]);
  }
});

test('only moving, resizing and zooming go on while a key is held: a key held too long answers one part', () => {
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

test('every key of the table is one that a keyboard can produce', () => {
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

test('a key is printed as people know it', () => {
  expect(keyLabel('Ctrl+ArrowLeft')).toBe('Ctrl ←');
  expect(keyLabel('Escape')).toBe('Esc');
  expect(keyLabel('+')).toBe('+');
});
