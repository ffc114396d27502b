import { statfsSync } from 'node:fs';

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
export function refusalOfPlace(folder: string): string | null {
  if (/^(\\\\|\/\/)[^\\/?.]/.test(folder)) return 'it is a network path; choose a folder on a disk of this computer';
  const name = networkFilesystem(statfsSync(folder).type);
  return name === null ? null : `it lies on a network drive (${name}); choose a folder on a disk of this computer`;
}
