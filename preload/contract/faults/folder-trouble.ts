import { asCase, type BareCase } from './cases.ts';

/** Why a folder or file cannot be used; `noted` is what the system says of it, by its code where it has one. */
export const folderCases = {
  relative: [],
  'of-the-station': [],
  'holds-the-station': [],
  'of-the-line': [],
  'holds-the-line': [],
  'of-another-lane': [],
  'to-itself': [],
  'shared-root': [],
  'shared-home': [],
  'shared-system': [],
  'not-a-folder': [],
  taken: [],
  silent: [],
  'no-labels': [],
  'no-answers': [],
  noted: ['complaint'],
} as const;

export type FolderTrouble = BareCase<typeof folderCases>;

export function folderUnusable(path: string, why: FolderTrouble) {
  return { code: 'folder-unusable', path, ...asCase({ why }) } as const;
}

/** The same where the system has something against it: its code, or else its words. */
export function folderOutOfReach(path: string, complaint: string) {
  return { code: 'folder-unusable', path, ...asCase({ why: 'noted', figures: { complaint } }) } as const;
}
