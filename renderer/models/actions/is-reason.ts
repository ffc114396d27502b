import { changeReasonSchema } from '../../../preload/contract/models/model-state.ts';

/** Whether this is enough of a reason to stand in the history. */
export function isReason(written: string): boolean {
  return changeReasonSchema.safeParse(written).success;
}
