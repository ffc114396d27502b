import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { failed } from '../../../preload/contract/faults/result.ts';
import { savingFault } from '../saving-fault.ts';

/** The fault for an error while working in this folder: problems of the folder are for the person to fix; anything else is a bug. */
export function troubleIn(folder: string) {
  return (error: unknown) =>
    failed(isOfSystem(error) ? savingFault(error, folder) : { code: 'internal', message: messageOf(error) });
}

/** Node gives its own complaints about a wrong call a code as well, which begins with `ERR_`: those are bugs. */
function isOfSystem(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return typeof error.code === 'string' && !error.code.startsWith('ERR_');
}
