import type { Fault } from '../../../../preload/contract/faults/result.ts';
import { systemCode } from '../../file-fault.ts';
import { SilentFolder } from '../../folder-calls.ts';
import { storeFault } from '../../store/opening/store-fault.ts';

/** The folder is there, and must not be watched. */
export class Unwatchable extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

/** Why a lane's folder cannot be watched, and what the lane's health says of it. */
export type Unreachable = { readonly fault: Fault; readonly reason: string };

export function unreachableBy(error: unknown, path: string): Unreachable {
  const fault = watchFault(error, path);
  if (fault.code === 'folder-unusable') return { fault, reason: fault.trouble ?? fault.reason };
  return { fault, reason: error instanceof Unwatchable ? 'of-another-lane' : fault.code };
}

/** What an error means that came of doing something in a lane's folder. */
export function watchFault(error: unknown, path: string): Fault {
  if (error instanceof Unwatchable || error instanceof SilentFolder) return error.fault;
  const reason = systemCode(error);
  // A loop that has died would take no part any more, and say so to nobody: whatever it is, it is said and tried again.
  return reason === null ? storeFault(error) : { code: 'folder-unusable', path, reason };
}

/** What the health of a lane says of a fault. */
export function reasonOfFault(fault: Fault): string {
  return fault.code === 'folder-unusable' && fault.trouble !== undefined ? fault.trouble : fault.code;
}
