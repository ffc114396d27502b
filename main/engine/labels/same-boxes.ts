import type { HumanBox } from '../../../preload/contract/parts/inspection.ts';

/** Pixels by which a box may differ and still be the same. */
const SAME_WITHIN = 0.01;
const SIDES = ['x', 'y', 'width', 'height'] as const;

/** Whether two lists hold the same boxes of the same classes, in one order. */
export function areSameBoxes(some: readonly HumanBox[], others: readonly HumanBox[]): boolean {
  return (
    some.length === others.length &&
    some.every((known, index) => {
      const other = others[index];
      if (other === undefined || other.className !== known.className) return false;
      return SIDES.every((side) => Math.abs(known.box[side] - other.box[side]) < SAME_WITHIN);
    })
  );
}

/** The same in any order: what two sources say about one part. */
export function saySame(some: readonly HumanBox[], others: readonly HumanBox[]): boolean {
  return areSameBoxes(some.toSorted(inOneOrder), others.toSorted(inOneOrder));
}

function inOneOrder(one: HumanBox, other: HumanBox): number {
  if (one.className !== other.className) return one.className < other.className ? -1 : 1;
  const side = SIDES.find((each) => Math.abs(one.box[each] - other.box[each]) >= SAME_WITHIN);
  return side === undefined ? 0 : one.box[side] - other.box[side];
}
