import { failed } from '../../../../preload/contract/result.ts';

/** Refuses a model file with a sentence that says what it is. */
export function refused(reason: string) {
  return failed({ code: 'model-refused', reason });
}
