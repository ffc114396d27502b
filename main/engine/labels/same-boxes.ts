import type { HumanBox } from '../../../preload/contract/inspection.ts';

/** Pixels by which a box may differ and still be the same. */
const SAME_WITHIN = 0.01;

/** Whether two lists hold the same boxes of the same classes, in one order. */
export function areSameBoxes(some: readonly HumanBox[], others: readonly HumanBox[]): boolean {
  return (
    some.length === others.length &&
    some.every((known, index) => {
      const other = others[index];
      if (other === undefined || other.className !== known.className) return false;
      return (['x', 'y', 'width', 'height'] as const).every(
        (side) => Math.abs(known.box[side] - other.box[side]) < SAME_WITHIN,
      );
    })
  );
}
