import { roleSchema } from './person.ts';

/** Also somebody who is not signed in. */
export const everybody = roleSchema.options;
export const people = ['operator', 'supervisor', 'engineer'] as const;
export const leaders = ['supervisor', 'engineer'] as const;
export const engineers = ['engineer'] as const;
