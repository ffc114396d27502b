import { asCase, type CaseOf } from './cases.ts';

/** Why no message is written into a folder that is writable; `name` is a place, a station, a number or a file. */
export const lineFolderCases = {
  away: [],
  'not-connected': ['name'],
  'own-disk': [],
  'other-station': ['name'],
  'other-writer': [],
  later: ['name'],
  'number-taken': ['name'],
} as const;

export type LineFolderTrouble = CaseOf<typeof lineFolderCases>;

export function lineFolderUnsafe(path: string, trouble: LineFolderTrouble) {
  return { code: 'line-folder', path, ...asCase(trouble) } as const;
}
