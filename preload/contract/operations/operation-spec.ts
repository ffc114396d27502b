import { z } from 'zod';
import { type Role, roleSchema } from '../people/person.ts';

/** What one request asks for and answers, and who may make it. */
export type OperationSpec = {
  readonly input: z.core.$ZodType;
  readonly output: z.core.$ZodType;
  readonly roles: readonly Role[];
  /** The field of the input that names a file. Main takes none there that a person did not hand over to that very window. */
  readonly handedOver?: string;
};

export const everybody = roleSchema.options;
export const people = ['operator', 'supervisor', 'engineer'] as const;
export const leaders = ['supervisor', 'engineer'] as const;
export const engineers = ['engineer'] as const;
export const nothing = z.object({});
