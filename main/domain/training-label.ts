import type { Disposition, HumanBox } from '../../preload/contract/inspection.ts';

/** Why an inspection that a person answered teaches nothing. */
export type LeftOut = 'nobody-looked' | 'not-a-judgement' | 'reject-without-box' | 'class-not-in-recipe' | 'no-picture';

/** What one inspection teaches: boxes, none of them for a good part; or nothing, and why. */
export type TrainingLabel =
  | { readonly kind: 'label'; readonly boxes: readonly HumanBox[] }
  | { readonly kind: 'left-out'; readonly why: LeftOut };

/** Reads the disposition that counts as a label. `classes` is the recipe's list in its order. */
export function trainingLabel(
  { kind, ask, boxes }: Pick<Disposition, 'kind' | 'ask' | 'boxes'>,
  classes: readonly string[],
): TrainingLabel {
  if (ask === 'timeout') return leftOut('nobody-looked');
  switch (kind) {
    case 'accept':
      // An accepted part may bear a mark that a person boxed as tolerable; to a model it is a good part.
      return { kind: 'label', boxes: [] };
    case 'reject':
    case 'rework':
      if (boxes.length === 0) return leftOut('reject-without-box');
      if (boxes.some(({ className }) => !classes.includes(className))) return leftOut('class-not-in-recipe');
      return { kind: 'label', boxes };
    case 'use-as-is':
    case 'inconclusive':
    case 'escalate':
      return leftOut('not-a-judgement');
    default:
      return kind satisfies never;
  }
}

function leftOut(why: LeftOut): TrainingLabel {
  return { kind: 'left-out', why };
}
