import type { SetOrder } from '../../../../preload/contract/station/transfer.ts';
import { assignSides, type Split } from '../../../domain/training/training-split.ts';
import { keepSides, sidesOf } from '../../store/exports/exports.ts';
import type { WriteDb } from '../../store/handles.ts';
import type { LabelledPart } from './label-parts.ts';

const GOOD = '(good)';

/** Sides per transaction: the station waits no longer than one takes. */
const KEPT_AT_ONCE = 500;
/** Another export may assign a side at the same moment; then it is checked again. */
const TRIES = 5;

/** The side of each part, stored before it is used, so that no later set can assign another. */
export function sidesOfParts(db: WriteDb, order: SetOrder, parts: readonly LabelledPart[]): readonly (Split | null)[] {
  const scope = `${order.together} ${order.seed}`;
  const asked = parts.map((part) => ({ keys: keysOf(part, order), labels: labelsOf(part) }));
  for (let tries = 0; tries < TRIES; tries++) {
    const { ofPart, given } = assignSides(asked, sidesOf(db, order.filter.recipeId, scope), order.seed, order);
    const entries = [...given];
    let doHold = true;
    for (let at = 0; at < entries.length && doHold; at += KEPT_AT_ONCE)
      doHold = keepSides(db, order.filter.recipeId, scope, new Map(entries.slice(at, at + KEPT_AT_ONCE)));
    if (doHold) return ofPart;
  }
  throw new Error('Other exports give sides faster than this one can keep its own');
}

/** What a part must not be separated from. A part with neither serial nor lot belongs with its own image. */
export function keysOf(
  { serial, lot, imageSha256 }: LabelledPart,
  { together }: Pick<SetOrder, 'together'>,
): readonly string[] {
  const keys = [
    ...(serial === null ? [] : [`serial ${serial}`]),
    ...(lot === null || together === 'serial' ? [] : [`lot ${lot}`]),
  ];
  return keys.length === 0 ? [`picture ${imageSha256}`] : keys;
}

function labelsOf({ boxes }: LabelledPart): readonly string[] {
  return boxes.length === 0 ? [GOOD] : [...new Set(boxes.map(({ className }) => className))];
}
