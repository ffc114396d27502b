import { type LineFolderTrouble, lineFolderUnsafe } from '../../../preload/contract/faults/line-folder.ts';
import type { Fault } from '../../../preload/contract/faults/result.ts';

/** The folder must not be written to. Thrown, because it ends whatever is being written. */
export class RefusedFolder extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}

export function refusedFolder(path: string, trouble: LineFolderTrouble): RefusedFolder {
  return new RefusedFolder(lineFolderUnsafe(path, trouble));
}
