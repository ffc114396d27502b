import type { FileStamp } from '../../store/recording/shot-record.ts';
import type { Observation } from '../watching/observation.ts';

const MILLISECOND_NS = 1_000_000n;
/** FAT stores times in steps of two seconds; FTP servers and old shares of one. */
const COARSE_STEP_MS = 3000;
/** A system takes the time of a change from a clock that ticks every few milliseconds. */
const FINE_STEP_MS = 10;

/**
 * Which file this is and when it was last changed in any way, according to the file system alone: writers can set a file's size
 * and its modification time, but not these two. Two files with the same name and stamp are the same file with the same bytes.
 * If a write could still leave the stamp unchanged, it only identifies the file and equals no other, see {@link isSure}.
 */
export function stampOf({ inode, changedNs }: Observation, isSure = true): FileStamp {
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64BE(BigInt.asUintN(64, inode), 0);
  if (isSure) bytes.writeBigInt64BE(BigInt.asIntN(64, changedNs), 8);
  return bytes.toString('hex');
}

/** The same file on its disk, whatever was done to it meanwhile. */
export function isSameInode(stamp: FileStamp, seen: Observation): boolean {
  return stamp.slice(0, 16) === stampOf(seen).slice(0, 16);
}

/** How far apart two writes must be for their times to differ, in milliseconds. Whole milliseconds indicate a coarse clock. */
export function timeStepMs({ changedNs }: Pick<Observation, 'changedNs'>): number {
  return changedNs % MILLISECOND_NS === 0n ? COARSE_STEP_MS : FINE_STEP_MS;
}

/**
 * Whether a write after this reading would have changed the stamp: the last change is longer ago than one step of the
 * file system's clock. `nowMs`: the system's clock when the bytes were read to their end, as for a time of change.
 * Source: the "racy" entries of Git's index (Documentation/technical/racy-git).
 */
export function isSure(seen: Observation, nowMs: number): boolean {
  return nowMs - Number(seen.changedNs / MILLISECOND_NS) > timeStepMs(seen);
}
