import type { ModelMeasures } from '../../../preload/contract/models/model.ts';
import type { Verdict } from '../../../preload/contract/parts/inspection.ts';

/** Figures of a model on parts with known answers, wherever they come from: its card, or a gate run. */
export type ProofFigures = Pick<ModelMeasures, 'classes' | 'escapes'>;

/** Whether a model has shown that it finds anything: a true box of any class, or a bad part that it did not pass. */
export function hasFoundAnything({ classes, escapes }: ProofFigures): boolean {
  return (
    classes.some(({ recall }) => recall !== null && recall > 0) || (escapes !== null && escapes.count < escapes.of)
  );
}

/** Whether the model marked something on this part that counts: at or above `clearBelow` of its class. */
export function hasMarkedPart({ reasons }: Verdict): boolean {
  return reasons.some(({ code }) => code === 'defect' || code === 'unsure');
}
