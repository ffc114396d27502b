import { folderOutOfReach } from '../../preload/contract/faults/folder-trouble.ts';
import { messageOf } from '../../preload/contract/faults/message-of.ts';
import type { Fault } from '../../preload/contract/faults/result.ts';

/** What the person is told when something could not be written. */
export function savingFault(error: unknown, path: string): Fault {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { code: 'disk-full', path };
  return folderOutOfReach(path, code ?? messageOf(error));
}
