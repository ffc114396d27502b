import { existsSync } from 'node:fs';
import path from 'node:path';
import { removeOrLeave } from '../../patient-files.ts';
import type { BegunExport } from '../store/exports/begun-exports.ts';

/** The file beside a table that says what its columns mean. */
export function dictionaryPath(out: string): string {
  const { dir, name } = path.parse(out);
  return path.join(dir, `${name}.columns.csv`);
}

/** Removes what was written: a folder or a file, and a table's dictionary. False if something had to be left. */
export function removeHalf(half: string): Promise<boolean> {
  return areRemoved([half, `${half}.columns`]);
}

/**
 * Removes what an unfinished export has left. False if something had to be left: then it stays on
 * record as begun, and the next export or start tries again.
 */
export async function removeLeftovers({ half, path: out, kind }: Omit<BegunExport, 'processId'>): Promise<boolean> {
  // The dictionary of a table appears right before the table: on its own it is useless.
  const isAlone = kind === 'csv' && !existsSync(out);
  const isHalfRemoved = await removeHalf(half);
  return (await areRemoved(isAlone ? [dictionaryPath(out)] : [])) && isHalfRemoved;
}

async function areRemoved(places: readonly string[]): Promise<boolean> {
  const codes = await Promise.all(places.map(removeOrLeave));
  return codes.every((code) => code === null);
}
