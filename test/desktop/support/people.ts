import type { Person, Role } from '../../../preload/contract/person.ts';
import { personIdSchema } from '../../../preload/contract/units.ts';

/** Somebody of that role who works at the station. */
export function personOf(role: Exclude<Role, 'nobody'>, id = 1): Person {
  return { id: personIdSchema.parse(id), name: `${role} ${id}`, role, isActive: true, isTraining: false };
}
