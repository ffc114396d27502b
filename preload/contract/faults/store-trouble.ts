import { asCase, type CaseOf } from './cases.ts';

/** Why the records of a station cannot be opened. */
export const storeCases = {
  'network-path': [],
  'network-drive': ['filesystem'],
  'in-use': [],
  held: ['program', 'process', 'user'],
  foreign: ['file'],
  newer: ['schema'],
  'other-version': ['schema'],
  absent: [],
  damaged: ['damage', 'backups'],
  'no-room-for-copy': ['backups', 'megabytes'],
  'disk-full': [],
  noted: ['complaint'],
} as const;

export type StoreTrouble = CaseOf<typeof storeCases>;

export function storeUnusable(path: string, trouble: StoreTrouble) {
  return { code: 'store-unusable', path, ...asCase(trouble) } as const;
}
