import { folderOutOfReach } from '../../../../preload/contract/faults/folder-trouble.ts';
import type { Fault } from '../../../../preload/contract/faults/result.ts';
import { systemCode } from '../../file-fault.ts';
import { SilentFolder } from '../../folder-calls.ts';
import { storeFault } from '../../store/opening/store-fault.ts';

/** The folder exists, but must not be watched. */
export class Unwatchable extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** The meaning of an error from work in a lane's folder. */
export function watchFault(error: unknown, path: string): Fault {
  if (error instanceof Unwatchable || error instanceof SilentFolder) return error.fault;
  const code = systemCode(error);
  // A loop that has died would take no more parts, and tell nobody: whatever it is, it is reported and tried again.
  return code === null ? storeFault(error) : folderOutOfReach(path, code);
}
