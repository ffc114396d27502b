import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignSides, type Split, type SplitPart } from '../../../main/domain/training/training-split.ts';

const SHARES = { val: 0.2, test: 0.2 };
const none: ReadonlyMap<string, Split> = new Map();

const part = (serial: number, lot: number, label = 'good'): SplitPart => ({
  keys: [`serial ${serial}`, `lot ${lot}`],
  labels: [label],
});
const parts = fc.array(
  fc.record({ serial: fc.nat(30), lot: fc.nat(12), label: fc.constantFrom('good', 'crack', 'stain') }),
  { maxLength: 60 },
);
const made = parts.map((list) => list.map(({ serial, lot, label }) => part(serial, lot, label)));

/** Every side on which parts with a key stand. */
function sidesByKey(list: readonly SplitPart[], ofPart: readonly (Split | null)[]): ReadonlyMap<string, Set<Split>> {
  const sides = new Map<string, Set<Split>>();
  for (const [index, { keys }] of list.entries()) {
    const side = ofPart[index] ?? null;
    if (side !== null) for (const key of keys) sides.set(key, (sides.get(key) ?? new Set()).add(side));
  }
  return sides;
}

describe('a training set is split so that', () => {
  test('nothing that shares a serial or a lot stands on two sides', () => {
    fc.assert(
      fc.property(made, fc.string(), (list, seed) => {
        const { ofPart } = assignSides(list, none, seed, SHARES);
        expect([...sidesByKey(list, ofPart).values()].every((sides) => sides.size === 1)).toBe(true);
        expect(ofPart).not.toContain(null);
      }),
    );
  });

  test('a serial seen in two lots ties the lots', () => {
    const list = [part(1, 1), part(2, 2), part(1, 2), ...Array.from({ length: 20 }, (_, i) => part(i + 10, i + 10))];
    const { ofPart } = assignSides(list, none, 's', SHARES);
    expect(new Set(ofPart.slice(0, 3)).size).toBe(1);
    expect(new Set(ofPart).size).toBe(3);
  });

  test('no part changes sides however the data grows, and one that would tie two sides is on none', () => {
    fc.assert(
      fc.property(made, made, (before, more) => {
        const first = assignSides(before, none, 's', SHARES);
        const all = [...before, ...more];
        const second = assignSides(all, first.given, 's', SHARES);
        expect(second.ofPart.slice(0, before.length)).toEqual(first.ofPart);
        expect([...sidesByKey(all, second.ofPart).values()].every((sides) => sides.size === 1)).toBe(true);
        for (const key of second.given.keys()) expect(first.given.has(key)).toBe(false);
      }),
    );
    const sides = new Map<string, Split>([
      ['lot 1', 'train'],
      ['lot 2', 'test'],
      ['serial 7', 'train'],
    ]);
    expect(assignSides([part(7, 2), part(8, 1), part(9, 2)], sides, 's', SHARES).ofPart).toEqual([
      null,
      'train',
      'test',
    ]);
  });

  test('no side that was asked for stays empty while there are lots to fill it, and the largest lot is trained with', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 8 }),
        fc.string(),
        (sizes, seed) => {
          const list = [20, ...sizes].flatMap((size, lot) =>
            Array.from({ length: size }, (_, i) => part(lot * 100 + i, lot)),
          );
          const { ofPart } = assignSides(list, none, seed, SHARES);
          expect(new Set(ofPart)).toEqual(new Set(['train', 'val', 'test']));
          expect(ofPart[0]).toBe('train');
          expect(assignSides(list, none, seed, { val: 0.2, test: 0 }).ofPart).not.toContain('test');
        },
      ),
    );
  });

  test('every class is shared out like the whole, the rare one too', () => {
    const list = Array.from({ length: 400 }, (_, i) =>
      part(i, i, i % 20 === 0 ? 'crack' : i % 4 === 0 ? 'stain' : 'good'),
    );
    const { ofPart } = assignSides(list, none, 'lupa', SHARES);
    for (const label of ['crack', 'stain', 'good']) {
      const own = ofPart.filter((_, index) => list[index]?.labels[0] === label);
      const share = (side: Split) => own.filter((each) => each === side).length / own.length;
      expect([share('val'), share('test')]).toEqual([expect.closeTo(0.2, 1), expect.closeTo(0.2, 1)]);
    }
  });

  test('the order of the parts does not matter, the seed does', () => {
    const list = Array.from({ length: 100 }, (_, i) => part(i, i));
    const sideOf = (seed: string, of: readonly SplitPart[]) =>
      new Map(assignSides(of, none, seed, SHARES).ofPart.map((side, index) => [of[index]?.keys[0], side]));
    const [one, turned, two] = [sideOf('one', list), sideOf('one', list.toReversed()), sideOf('two', list)];
    expect(turned).toEqual(one);
    expect(two).not.toEqual(one);
  });
});
