import { failed } from '../../../preload/contract/faults/result.ts';
import { type UpdateRefusal, updateRefused } from '../../../preload/contract/faults/update-refusal.ts';

/** An update that is not trusted or not available. */
export function refused(refusal: UpdateRefusal) {
  return failed(updateRefused(refusal));
}
