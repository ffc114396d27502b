import type { Disposition, HumanBox, VerdictKind } from '../../../preload/contract/parts/inspection.ts';
import type { Reference } from '../../../preload/contract/parts/reference.ts';
import type { LabelSource, LeftOut } from '../../../preload/contract/station/transfer.ts';
import { matchBoxes } from '../boxes/match-boxes.ts';

/** The answer of a person that counts for a part. `isBlind`: given without knowing what the model said. */
export type Answer = Pick<Disposition, 'kind' | 'ask' | 'classNames' | 'boxes'> & { readonly isBlind: boolean };

/** What is known about the right answer for one part. */
export type Evidence = {
  readonly reference: Pick<Reference, 'isBad' | 'boxes'> | null;
  readonly answer: Answer | null;
  readonly verdict: VerdictKind;
  /** The boxes for which the model would reject; only asked for if they could matter. */
  readonly modelBoxes: () => readonly ModelBox[];
  /** What challengers that looked at the same part would have said, with the boxes for which they would reject; only asked for if it could matter. */
  readonly otherModels: () => readonly { readonly verdict: VerdictKind; readonly boxes: readonly ModelBox[] }[];
};
type ModelBox = Omit<HumanBox, 'origin'>;

/** Boxes of two models mean the same defect from this overlap up. */
const SAME_BOX_OVERLAP = 0.5;

/** What one inspection teaches: boxes, or no boxes for a good part; or nothing, and why. */
export type TrainingLabel =
  | { readonly kind: 'label'; readonly source: LabelSource; readonly boxes: readonly HumanBox[] }
  | { readonly kind: 'left-out'; readonly why: LeftOut };

/**
 * The label of a part from the best available evidence: an agreed answer first, then a person's, then that of a model with
 * which a person agreed blind, then what two models agree on. `lowest` says how far down to go. `classes` is the
 * recipe's list in its order.
 */
export function trainingLabel(evidence: Evidence, classes: readonly string[], lowest: LabelSource): TrainingLabel {
  const { answer } = evidence;
  const label = peoplesLabel(evidence, classes, lowest);
  if (label.kind === 'label' || lowest !== 'two-models') return label;
  if (label.why === 'reject-without-box') {
    const boxes = boxesOfAllModels(evidence);
    return boxes !== null && boxes.length > 0 && namesSame(answer?.classNames ?? [], boxes)
      ? labelled('two-models', asModels(boxes), classes)
      : label;
  }
  const isUnjudged = evidence.reference === null && (answer === null || answer.ask === 'timeout');
  if (!isUnjudged) return label;
  const boxes = boxesOfAllModels(evidence);
  return boxes === null ? leftOut('models-differ') : labelled('two-models', asModels(boxes), classes);
}

/** The label that people gave or confirmed. */
function peoplesLabel(evidence: Evidence, classes: readonly string[], lowest: LabelSource): TrainingLabel {
  const { reference, answer } = evidence;
  if (reference !== null && !(reference.isBad && reference.boxes.length === 0))
    return labelled('reference', reference.isBad ? reference.boxes : [], classes);
  if (answer === null) return leftOut(reference === null ? 'below-source' : 'reject-without-box');
  // An adjudication is an agreed answer, however it is stored.
  const source = answer.ask === 'adjudication' ? 'reference' : 'person';
  if (lowest === 'reference' && source === 'person')
    return leftOut(reference === null ? 'below-source' : 'reject-without-box');
  const label = personsLabel(answer, source, classes);
  // The agreed answer says bad: whoever passed the part did not see what has to be learned.
  if (reference !== null && label.kind === 'label' && label.boxes.length === 0) return leftOut('reject-without-box');
  const mayBeModels = lowest === 'agreed-model' || lowest === 'two-models';
  if (!mayBeModels || label.kind === 'label' || label.why !== 'reject-without-box') return label;
  const agreed = agreedBoxes(evidence, answer);
  return agreed.length === 0 ? label : labelled('agreed-model', agreed, classes);
}

function personsLabel({ kind, ask, boxes }: Answer, source: LabelSource, classes: readonly string[]): TrainingLabel {
  if (ask === 'timeout') return leftOut('nobody-looked');
  switch (kind) {
    case 'accept':
      // An accepted part may have a mark that a person boxed as tolerable; to a model it is a good part.
      return labelled(source, [], classes);
    case 'reject':
    case 'rework':
      return boxes.length === 0 ? leftOut('reject-without-box') : labelled(source, boxes, classes);
    case 'use-as-is':
    case 'inconclusive':
    case 'escalate':
      return leftOut('not-a-judgement');
    default:
      return kind satisfies never;
  }
}

/** The model's boxes if a person named exactly the same classes without having seen them. */
function agreedBoxes({ verdict, modelBoxes }: Evidence, { isBlind, classNames }: Answer): readonly HumanBox[] {
  if (!isBlind || verdict !== 'fail' || classNames.length === 0) return [];
  const boxes = modelBoxes();
  return namesSame(classNames, boxes) ? asModels(boxes) : [];
}

/** Whether these are the classes of the boxes; naming none contradicts nothing. */
function namesSame(classNames: readonly string[], boxes: readonly ModelBox[]): boolean {
  const found = new Set(boxes.map(({ className }) => className));
  const named = new Set(classNames);
  return named.size === 0 || (found.size === named.size && [...found].every((name) => named.has(name)));
}

/** The champion's boxes if every challenger that looked agrees, none if all pass the part; null if they differ, doubt, or nobody else looked. */
function boxesOfAllModels({ verdict, modelBoxes, otherModels }: Evidence): readonly ModelBox[] | null {
  const others = otherModels();
  if (verdict === 'undetermined' || others.length === 0 || others.some((other) => other.verdict !== verdict))
    return null;
  if (verdict === 'pass') return [];
  const boxes = modelBoxes();
  return boxes.length > 0 && others.every((other) => areSameBoxes(boxes, other.boxes)) ? boxes : null;
}

function areSameBoxes(boxes: readonly ModelBox[], others: readonly ModelBox[]): boolean {
  if (boxes.length !== others.length) return false;
  return [...Map.groupBy(boxes, ({ className }) => className)].every(([className, own]) => {
    const theirs = others.filter((other) => other.className === className).map(({ box }) => box);
    return matchBoxes(
      own.map(({ box }) => box),
      theirs,
      SAME_BOX_OVERLAP,
    ).every((match) => match !== null);
  });
}

function asModels(boxes: readonly ModelBox[]): readonly HumanBox[] {
  return boxes.map((box) => ({ ...box, origin: 'model' }));
}

function labelled(source: LabelSource, boxes: readonly HumanBox[], classes: readonly string[]): TrainingLabel {
  if (boxes.some(({ className }) => !classes.includes(className))) return leftOut('class-not-in-recipe');
  return { kind: 'label', source, boxes };
}

function leftOut(why: LeftOut): TrainingLabel {
  return { kind: 'left-out', why };
}
