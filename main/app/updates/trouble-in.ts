import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { failed } from '../../../preload/contract/faults/result.ts';
import { savingFault } from '../saving-fault.ts';

/** The fault for an error while working in this folder: problems of the folder are for the person to fix; anything else is a bug. */
export function troubleIn(folder: string) {
  return (error: unknown) => {
    const isSystem = error instanceof Error && 'code' in error;
    return failed(isSystem ? savingFault(error, folder) : { code: 'internal', message: messageOf(error) });
  };
}
