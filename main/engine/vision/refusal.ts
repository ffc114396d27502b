import { type ModelRefusal, modelRefused, type RefusalFigures } from '../../../preload/contract/model-refusal.ts';
import { failed } from '../../../preload/contract/result.ts';

/** What an examination says against a file. */
export type Refusal = Readonly<{ why: ModelRefusal; figures?: RefusalFigures }>;

/** Refuses a model file with a sentence that says what it is. */
export function refused({ why, figures }: Refusal) {
  return failed(modelRefused(why, figures));
}
