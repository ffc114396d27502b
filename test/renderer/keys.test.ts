import fc from 'fast-check';
import { expect, test } from 'vitest';
import { comboOf, keyLabel, type Scope, shortcutIds, shortcuts } from '../../renderer/ui/keys.ts';

const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('no key does two things on one screen', () => {
  const scopes: Scope[] = ['line', 'inspection'];
  for (const scope of scopes) {
    const here = shortcutIds.filter((id) => [scope, 'everywhere'].includes(shortcuts[id].scope));
    const keys = here.flatMap((id) => shortcuts[id].keys);
    expect(keys).toEqual([...new Set<string>(keys)]);
  }
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
  const all = shortcutIds.flatMap((id): string[] => [...shortcuts[id].keys]);
  fc.assert(
    fc.property(fc.constantFrom(...all), (combo) => {
      const parts = combo.split('+');
      const key = parts.at(-1) ?? '';
      expect(
        comboOf({
          ...held,
          key: key.toLowerCase().length === 1 ? key.toLowerCase() : key,
          ctrlKey: parts.includes('Ctrl'),
        }),
      ).toBe(combo);
    }),
  );
});

test('a key is printed as people know it', () => {
  expect(keyLabel('Ctrl+ArrowLeft')).toBe('Ctrl ←');
  expect(keyLabel('Escape')).toBe('Esc');
});
