import { folderOutOfReach } from '../../preload/contract/faults/folder-trouble.ts';
import type { Fault } from '../../preload/contract/faults/result.ts';
import { SilentFolder } from './folder-calls.ts';

const FULL = new Set(['ENOSPC', 'EDQUOT']);
const GONE = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR']);
const FORBIDDEN = new Set(['EACCES', 'EPERM']);

/** The system's code of an error that Node raised, or `null` for any other error: the store's own errors have codes too. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return error.code.startsWith('SQLITE_') ? null : error.code;
}

/** What a file system error means for a picture. Any other error is a bug, and is thrown again. */
export function fileFault(error: unknown, path: string): Fault {
  if (error instanceof SilentFolder) return error.fault;
  const code = systemCode(error);
  if (code === null) throw error;
  if (FULL.has(code)) return { code: 'disk-full', path };
  if (GONE.has(code)) return { code: 'file-vanished' };
  if (FORBIDDEN.has(code)) return { code: 'file-forbidden', complaint: code };
  return folderOutOfReach(path, code);
}

/** What a file system error means for a folder that the station works in. */
export function folderFault(error: unknown, path: string): Fault {
  const fault = fileFault(error, path);
  return fault.code === 'disk-full' || error instanceof SilentFolder
    ? fault
    : folderOutOfReach(path, systemCode(error) ?? '');
}
