import { foundation } from './0010-foundation.ts';
import { reference } from './0020-reference.ts';
import { people } from './0050-people.ts';
import type { Migration } from './migration.ts';

/** Every step, oldest first. */
export const migrations: readonly Migration[] = [foundation, reference, people];
