import type { SetCounts, SetGap, SetOrder } from '../../../../preload/contract/station/transfer.ts';
import type { Split } from '../../../domain/training/training-split.ts';
import { SPLITS } from './format.ts';
import type { LabelledPart } from './label-parts.ts';

const FEW_BOXES = 20;
/** Standard deviation of the brightness, in grey levels of 255, below which all images count as taken in the same light. */
const ONE_LAMP_SPREAD = 3;
/** With fewer images the spread means nothing. */
const ENOUGH_FOR_SPREAD = 10;

/** With fewer parts than sides, a class cannot be on all of them. */
const ENOUGH_FOR_SIDES = 3;
/** With fewer images, shares vary too much to be judged. */
const ENOUGH_FOR_SHARES = 20;
/** A side is uneven if its share is off by more than this fraction of the requested one. */
const UNEVEN = 0.5;

export type SetPart = { readonly part: LabelledPart; readonly split: Split };

/** Gaps in a set, for whoever trains with it. `placed`: the parts in it, with their sides. */
export function gapsIn(
  placed: readonly SetPart[],
  counts: SetCounts,
  order: Pick<SetOrder, 'val' | 'test'>,
): readonly SetGap[] {
  const parts = placed.map(({ part }) => part);
  const brightness = parts.flatMap((part) => part.brightness ?? []);
  const spread = standardDeviation(brightness);
  const lots = new Set(parts.map(({ lot }) => lot));
  const few = Object.entries(counts.boxes).filter(([, boxes]) => boxes < FEW_BOXES);
  const alone = parts.filter(({ provenance }) => provenance.source === 'two-models').length;
  return [
    ...few.map(([className, boxes]): SetGap => ({ code: 'few-boxes', className, boxes })),
    ...(brightness.length >= ENOUGH_FOR_SPREAD && spread < ONE_LAMP_SPREAD
      ? [{ code: 'one-lamp', spread } as const]
      : []),
    ...(lots.size === 1 ? [{ code: 'one-lot' } as const] : []),
    ...(counts.good === 0 ? [{ code: 'no-good-parts' } as const] : []),
    ...SPLITS.filter((split) => counts.pictures[split] === 0).map((split): SetGap => ({ code: 'empty-split', split })),
    ...missingOnSides(placed, counts),
    ...unevenSides(counts, order),
    ...(alone > 0 ? [{ code: 'models-alone', pictures: alone } as const] : []),
  ];
}

function missingOnSides(placed: readonly SetPart[], { boxes, pictures }: SetCounts): readonly SetGap[] {
  return Object.keys(boxes).flatMap((className) => {
    const having = placed.filter(({ part }) => part.boxes.some((box) => box.className === className));
    const sides = new Set(having.map(({ split }) => split));
    if (having.length < ENOUGH_FOR_SIDES) return [];
    return SPLITS.filter((split) => pictures[split] > 0 && !sides.has(split)).map(
      (split): SetGap => ({ code: 'class-not-on-side', className, split }),
    );
  });
}

function unevenSides({ pictures }: SetCounts, { val, test }: Pick<SetOrder, 'val' | 'test'>): readonly SetGap[] {
  const all = SPLITS.reduce((sum, split) => sum + pictures[split], 0);
  if (all < ENOUGH_FOR_SHARES) return [];
  const asked = { train: 1 - val - test, val, test };
  return SPLITS.flatMap((split): readonly SetGap[] => {
    const share = pictures[split] / all;
    const wanted = asked[split];
    // No parts at all has been reported already.
    return share > 0 && Math.abs(share - wanted) > UNEVEN * wanted
      ? [{ code: 'uneven-split', split, share, wanted }]
      : [];
  });
}

function standardDeviation(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
