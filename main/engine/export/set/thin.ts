import type { SetCounts, Thin } from '../../../../preload/contract/transfer.ts';
import type { LabelledPart } from './label-parts.ts';

const FEW_BOXES = 20;
/** Standard deviation of the brightness, in grey levels of 255, below which all pictures were taken in the same light. */
const ONE_LAMP_SPREAD = 3;
/** With fewer pictures the spread says nothing. */
const ENOUGH_FOR_SPREAD = 10;

/** What a set is short of, for whoever trains with it. `parts`: those that are in it. */
export function thinIn(parts: readonly LabelledPart[], counts: SetCounts): readonly Thin[] {
  const brightness = parts.flatMap((part) => part.brightness ?? []);
  const spread = standardDeviation(brightness);
  const lots = new Set(parts.map(({ lot }) => lot));
  const few = Object.entries(counts.boxes).filter(([, boxes]) => boxes < FEW_BOXES);
  return [
    ...few.map(([className, boxes]): Thin => ({ code: 'few-boxes', className, boxes })),
    ...(brightness.length >= ENOUGH_FOR_SPREAD && spread < ONE_LAMP_SPREAD
      ? [{ code: 'one-lamp', spread } as const]
      : []),
    ...(lots.size === 1 ? [{ code: 'one-lot' } as const] : []),
    ...(counts.good === 0 ? [{ code: 'no-good-parts' } as const] : []),
    ...(['train', 'val', 'test'] as const)
      .filter((split) => counts.pictures[split] === 0)
      .map((split): Thin => ({ code: 'empty-split', split })),
  ];
}

function standardDeviation(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
