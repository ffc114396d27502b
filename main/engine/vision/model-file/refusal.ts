import { type ModelRefusal, modelRefused } from '../../../../preload/contract/faults/model-refusal.ts';
import { failed } from '../../../../preload/contract/faults/result.ts';

/** Refuses a model file with a sentence that says what it is. */
export function refused(refusal: ModelRefusal) {
  return failed(modelRefused(refusal));
}
