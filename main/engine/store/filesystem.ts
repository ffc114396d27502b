import { statfsSync } from 'node:fs';
import type { StoreTrouble } from '../../../preload/contract/store-trouble.ts';

/** Numbers that Linux's statfs gives for file systems that live on another machine (linux/magic.h). */
const NETWORK_TYPES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x5346414f, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x01021997, '9P'],
]);

/** The name of the network file system with this statfs type, or `null` for a local one. */
export function networkFilesystem(type: number): string | null {
  return NETWORK_TYPES.get(type >>> 0) ?? null;
}

/**
 * Why a data folder cannot lie here, or `null`. SQLite's locks and its write-ahead log do not work across machines:
 * on a network path a power failure or a second reader costs the records of a shift.
 */
export function refusalOfPlace(folder: string): StoreTrouble | null {
  if (/^(\\\\|\/\/)[^\\/?.]/.test(folder)) return { why: 'network-path' };
  const filesystem = networkFilesystem(statfsSync(folder).type);
  return filesystem === null ? null : { why: 'network-drive', figures: { filesystem } };
}
