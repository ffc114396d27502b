import { z } from 'zod';
import { type Role, roleSchema } from '../people/person.ts';

/** What one request takes and returns, and who may make it. */
export type OperationSpec = {
  readonly input: z.core.$ZodType;
  readonly output: z.core.$ZodType;
  readonly roles: readonly Role[];
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
