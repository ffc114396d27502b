import { asCase, type CaseOf } from './cases.ts';

/** Why no newer version of Lupa is taken; `name` is an address, a version or a file, `complaint` what the installer said. */
export const updateCases = {
  off: [],
  'key-missing': [],
  'key-unusable': [],
  'key-private': [],
  unreachable: ['complaint'],
  'feed-unreadable': ['name'],
  'signature-wrong': ['name'],
  'feed-older': ['name'],
  'version-older': ['name'],
  'nothing-for-here': ['name'],
  'file-changed': ['name'],
  'file-too-long': ['name'],
  'by-hand': [],
  'not-allowed': [],
  'installer-failed': ['complaint'],
} as const;

export type UpdateRefusal = CaseOf<typeof updateCases>;

export function updateRefused(refusal: UpdateRefusal) {
  return { code: 'update-refused', ...asCase(refusal) } as const;
}
