import { type ModelRefusal, modelRefused } from '../../../preload/contract/model-refusal.ts';
import { failed } from '../../../preload/contract/result.ts';

/** Refuses a model file with a sentence that says what it is. */
export function refused(refusal: ModelRefusal) {
  return failed(modelRefused(refusal));
}
