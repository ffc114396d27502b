import type { KnownFile } from '../../store/recording/known-files.ts';
import type { Observation } from '../watching/observation.ts';
import { isSameInode, stampOf, timeStepMs } from './file-stamp.ts';

/** A row with this name, size and time. */
export type KnownRecord = Pick<KnownFile, 'shotId' | 'stamp' | 'imageSha256' | 'admittedAt'>;

/**
 * What the file system alone says about a file whose name, size and time match recorded ones.
 * - `known`: it is the file that `record` is based on
 * - `unsure`: its bytes have to be read
 * - `new`: it is another file
 */
export type Recognition =
  | { readonly kind: 'known'; readonly record: KnownRecord }
  | { readonly kind: 'unsure' }
  | { readonly kind: 'new' };

/** Recognises a file without reading it, so that a folder of a million recorded ones costs no more than one check for each. */
export function recognise(seen: Observation, records: readonly KnownRecord[]): Recognition {
  const stamp = stampOf(seen);
  const known = records.find((record) => record.stamp === stamp || standsOn(record, seen));
  if (known !== undefined) return { kind: 'known', record: known };
  return { kind: records.some(({ imageSha256 }) => imageSha256 !== null) ? 'unsure' : 'new' };
}

function standsOn({ stamp, imageSha256, admittedAt }: KnownRecord, seen: Observation): boolean {
  // A file that could not be read is told once, whatever happens to its permissions.
  if (imageSha256 === null) return stamp === null || isSameInode(stamp, seen);
  // Older Lupa versions stored no stamps; a file untouched since it was read is the file that was read.
  return stamp === null && Number(seen.changedNs) / 1e6 + timeStepMs(seen) < admittedAt;
}
