import { type Fault, failed } from '../../../preload/contract/faults/result.ts';

type Refusal = Extract<Fault, { code: 'update-refused' }>;

/** An update that is not believed or not to be had; `detail` is the version, file or place that it is about. */
export function refused(why: Refusal['why'], detail: string) {
  return failed({ code: 'update-refused', why, detail });
}
