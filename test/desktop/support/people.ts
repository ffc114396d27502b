import type { Person, Role } from '../../../preload/contract/people/person.ts';
import { personIdSchema } from '../../../preload/contract/values/units.ts';

/** Somebody of that role who works at the station. */
export function personOf(role: Exclude<Role, 'nobody'>, id = 1): Person {
  return { id: personIdSchema.parse(id), name: `${role} ${id}`, role, isActive: true, isTraining: false };
}
