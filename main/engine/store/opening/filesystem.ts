import { readFileSync, realpathSync, statfsSync } from 'node:fs';
import type { StoreTrouble } from '../../../../preload/contract/faults/store-trouble.ts';
import { mountAt, mountsIn } from '../../../domain/folders/mount-table.ts';

/** Linux's statfs numbers of file systems that are on another machine, or on several at once (linux/magic.h, and their own sources). */
const NETWORK_TYPES: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x01021997, '9P'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
  [0x786f4256, 'VirtualBox shared folder'],
  [0xbacbacbc, 'VMware shared folder'],
  [0x7c7c6013, 'Parallels shared folder'],
]);

const FUSE = 0x65735546;
/** FUSE programs that keep their files on this machine, by their names in the mount table. */
const LOCAL_FUSE = new Set(
  ['ntfs-3g', 'ntfs', 'exfat', 'exfat-fuse', 'ext2', 'fuse-ext2', 'apfs-fuse', 'zfs', 'lklfuse', 'bindfs', 'mergerfs']
    .concat(['gocryptfs', 'encfs', 'ecryptfs', 'cryfs', 'securefs', 'veracrypt', 'fuse-overlayfs', 'unionfs', 'mhddfs'])
    .flatMap((name) => [`fuse.${name}`, `fuseblk.${name}`, name]),
);

/** The name of the network file system with this statfs type, or `null` for a local one. */
export function networkFilesystem(type: number): string | null {
  return NETWORK_TYPES.get(type >>> 0) ?? null;
}

/** The kind of file system that `place`, a path without links, is on, as Linux's mount table calls it; `null` if the table does not say. */
export function mountedAs(mountinfo: string, place: string): string | null {
  return mountAt(place, mountsIn(mountinfo))?.kind ?? null;
}

/** Whether this is a share by its name, as Windows writes it, or as the target of a drive letter. */
export function isNetworkPath(folder: string): boolean {
  return /^(\\\\|\/\/)([^\\/?.]|[?.][\\/]UNC[\\/])/i.test(folder);
}

/**
 * Why a data folder cannot lie here, or `null`. SQLite's locks and its write-ahead log do not work across machines:
 * on a network path a power failure or a second reader costs the records of a shift.
 */
export function refusalOfPlace(folder: string): StoreTrouble | null {
  if (isNetworkPath(folder)) return { why: 'network-path' };
  // A drive letter that stands for a share is recognised only by its target.
  const place = realpathSync.native(folder);
  if (isNetworkPath(place)) return { why: 'network-path' };
  const { type } = statfsSync(folder);
  const filesystem = networkFilesystem(type) ?? (type >>> 0 === FUSE ? foreignFuse(place) : null);
  return filesystem === null ? null : { why: 'network-drive', figures: { filesystem } };
}

/** The kind of a FUSE that is not known to keep its files on this machine. Most that people mount are shares: sshfs, smbnetfs, rclone, davfs. */
function foreignFuse(place: string): string | null {
  const kind = mountedAs(readFileSync('/proc/self/mountinfo', 'utf8'), place) ?? 'FUSE';
  return LOCAL_FUSE.has(kind) || kind === 'fuseblk' ? null : kind;
}
