import { english, type Said, saidSchema } from './placeholders.ts';

/** Why the records of a station cannot be opened, each as an English clause. The page says it in its own language by the key. */
export const storeTroubles = {
  'network-path': 'it is a network path; choose a folder on a disk of this computer',
  'network-drive': 'it is on a network drive ({{filesystem}}); choose a folder on a disk of this computer',
  'in-use': 'another Lupa on this computer is using it',
  held: 'its lock is held by {{program}} (process {{process}}) of another user, number {{user}}; close that program, then start Lupa again',
  foreign: '{{file}} is a database of another program',
  newer: 'it was last used by a newer version of Lupa (schema {{schema}}); install that version again',
  'other-version': 'it belongs to another version of Lupa (schema {{schema}})',
  absent: 'there is no station',
  damaged: 'its database is damaged ({{damage}}); restore a copy from {{backups}}',
  'no-room-for-copy':
    'a newer Lupa copies the records to {{backups}} before changing them, and the disk is {{megabytes}} MB short of the space for it; nothing was changed',
  'disk-full': 'the disk is full',
} as const;

export type StoreTrouble = Said<typeof storeTroubles>;
export const storeTroubleSchema = saidSchema(storeTroubles);

/** The fault, in English and by its key. */
export function storeUnusable(path: string, trouble: StoreTrouble) {
  return { code: 'store-unusable', path, ...english(storeTroubles, trouble) } as const;
}
