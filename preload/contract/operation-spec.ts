import { z } from 'zod';
import { type Role, roleSchema } from './person.ts';

/** What one request asks for and answers, and who may make it. */
export type OperationSpec = { readonly input: z.ZodType; readonly output: z.ZodType; readonly roles: readonly Role[] };

export const everybody = roleSchema.options;
export const people = ['operator', 'supervisor', 'engineer'] as const;
export const leaders = ['supervisor', 'engineer'] as const;
export const engineers = ['engineer'] as const;
export const nothing = z.object({});
