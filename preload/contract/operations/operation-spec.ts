import { z } from 'zod';
import type { Fault } from '../faults/result.ts';
import { type Actor, type Role, roleSchema } from '../people/person.ts';

/** What one request takes and returns, and who may make it. */
export type OperationSpec = {
  readonly input: z.core.$ZodType;
  readonly output: z.core.$ZodType;
  readonly roles: readonly Role[];
  /** Only for somebody who is signed in: what they do carries the name of a person who can be asked about it. */
  readonly byPerson?: true;
  /** The input field that names a file. Main accepts only files there that a person handed over to that window. */
  readonly handedOver?: string;
};

/** The operations of one noun: the names of them all begin with it. */
export type OperationsOf<Noun extends string> = Readonly<Record<`${Noun}.${string}`, OperationSpec>>;

export const everybody = roleSchema.options;
export const people = ['operator', 'supervisor', 'engineer'] as const;
export const leaders = ['supervisor', 'engineer'] as const;
export const engineers = ['engineer'] as const;
export const nothing = z.object({});

/** Why this actor may not call this operation, or `null` when they may. Main and the engine both ask it. */
export function refusalOf(actor: Actor, name: string, { roles, byPerson }: OperationSpec): Fault | null {
  if (roles.includes('nobody')) return null;
  const isNameless = actor.personId === null;
  if (isNameless && (actor.role === 'nobody' || byPerson === true)) return { code: 'signed-out' };
  return roles.includes(actor.role) ? null : { code: 'forbidden', operation: name };
}
