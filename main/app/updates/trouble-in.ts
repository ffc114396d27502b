import { messageOf } from '../../../preload/contract/faults/message-of.ts';
import { failed } from '../../../preload/contract/faults/result.ts';
import { savingFault } from '../saving-fault.ts';

/** What an error says about work in this folder: what the folder does not take is for the person to fix; all else is a bug. */
export function troubleIn(folder: string) {
  return (error: unknown) => {
    const isSystem = error instanceof Error && 'code' in error;
    return failed(isSystem ? savingFault(error, folder) : { code: 'internal', message: messageOf(error) });
  };
}
