import { changeReasonSchema } from '../../../preload/contract/models/model-state.ts';

/** Whether the text is long enough as a reason for the history. */
export function isReason(written: string): boolean {
  return changeReasonSchema.safeParse(written).success;
}
