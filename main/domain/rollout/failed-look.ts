import type { Fault, FaultCode } from '../../../preload/contract/faults/result.ts';

/**
 * What goes wrong only when a model looks at a part, or with what it says of it. Not among them: that a model is not loaded yet or may not
 * judge, which is no failure of its own, and anything wrong with the picture.
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
