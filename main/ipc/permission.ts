import type { Fault } from '../../preload/contract/faults/result.ts';
import type { OperationSpec } from '../../preload/contract/operations/operation-spec.ts';
import type { Actor } from '../../preload/contract/people/person.ts';

/** Every answer in review, and every change to people, has the name of somebody who can be asked about it. */
const ANSWERABLE = /^(review|person)\./;

/** Why this actor may not call this operation, or `null` when they may. */
export function refusalOf(actor: Actor, name: string, { roles }: OperationSpec): Fault | null {
  if (roles.includes('nobody')) return null;
  const isNameless = actor.personId === null;
  if (isNameless && (actor.role === 'nobody' || ANSWERABLE.test(name))) return { code: 'signed-out' };
  return roles.includes(actor.role) ? null : { code: 'forbidden', operation: name };
}
