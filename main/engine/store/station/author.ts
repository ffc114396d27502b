import type { Actor } from '../../../../preload/contract/people/person.ts';

/** Who did something on record. */
export type Author = Pick<Actor, 'name' | 'personId'>;

/** The author of what the station does automatically. */
export const THE_STATION: Author = { name: 'Lupa', personId: null };
