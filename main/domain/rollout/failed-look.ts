import type { Fault, FaultCode } from '../../../preload/contract/faults/result.ts';

/**
 * What goes wrong only when a model inspects a part, or with its result. Not among them: a model that is not loaded yet or may not
 * judge, which is not its own failure, and anything wrong with the image.
 */
const OF_LOOK: ReadonlySet<FaultCode> = new Set([
  'detector-failed',
  'model-refused',
  'model-mismatch',
  'record-unwritable',
  'internal',
]);

/** Whether the model that should have decided a part failed on it. */
export function isFailedLook({ code }: Fault): boolean {
  return OF_LOOK.has(code);
}
