import type { Actor } from '../../../../preload/contract/people/person.ts';

/** Whose doing something on record is. */
export type Author = Pick<Actor, 'name' | 'personId'>;

/** The author of what the station does by itself. */
export const THE_STATION: Author = { name: 'Lupa', personId: null };
